package dev.skylark.bench;

import dev.skylark.jda.JdaVoice;
import dev.skylark.jda.JdaVoice.Sending;
import dev.skylark.json.Json;
import dev.skylark.lavaplayer.Lava;
import dev.skylark.player.Sounds;
import dev.skylark.player.Sounds.Sound;
import dev.skylark.player.Sources;
import dev.skylark.player.VoiceFact;
import dev.skylark.voice.Filter;
import dev.skylark.voice.Track;
import dev.skylark.voice.Tuning;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** How many guilds a worker can play for, and how evenly: the worker in this process, Discord in another. */
final class Singers {

    private static final String HEAD = """
            | guilds | what plays | sent by | CPU, % of a core | a guild | guilds a core | p50 ms | p99 | p99.9 | longest | frames | lost |
            |---:|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;
    private static final Duration FRAME = Duration.ofMillis(20);
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Tuning AS_RECORDED = new Tuning(100, Filter.NONE, false);
    private static final Tuning QUIETER = new Tuning(50, Filter.NONE, false);

    /** What plays in every guild. */
    private record Song(String name, Path file, Tuning tuning) {}

    private final Path root;
    private final Duration lasts;

    Singers(Path root, Duration lasts) {
        this.root = root;
        this.lasts = lasts;
    }

    String run() throws Exception {
        var songs = songs();
        var table = new StringBuilder(HEAD);
        for (var guilds : List.of(1, 50, 200)) {
            for (var sending : Sending.values()) {
                table.append(row(guilds, songs.getFirst(), sending));
            }
        }
        for (var song : songs.subList(1, songs.size())) {
            table.append(row(50, song, Sending.best()));
        }
        table.append(silence(50)).append("\n").append(bare(50, songs));
        return table.toString();
    }

    /** Many guilds for long, each with the same song, as the worker plays. */
    String soak(int guilds) throws Exception {
        var table = HEAD + row(guilds, songs().getFirst(), Sending.best());
        return table
                + String.format(
                        Locale.ROOT,
                        "%nDue were %d frames. The worker's process held %d MB in the end, with a heap of at most %d MB.%n",
                        guilds * lasts.dividedBy(FRAME),
                        Usage.now().megabytes(),
                        Runtime.getRuntime().maxMemory() >> 20);
    }

    private String row(int guilds, Song song, Sending sending) throws Exception {
        Bench.say(guilds + " guilds, " + song.name() + ", " + sending);
        return measured(guilds, Optional.of(song), sending);
    }

    /** JDA alone, with a handler that gives it nothing but silence. */
    private String silence(int guilds) throws Exception {
        Bench.say(guilds + " guilds, silence");
        return measured(guilds, Optional.empty(), Sending.LIBRARY);
    }

    private String measured(int guilds, Optional<Song> song, Sending sending) throws Exception {
        try (var discord = FakeDiscord.start(root, guilds);
                var files = new FileServer(song.map(Song::file));
                var lava = new Lava(
                        new Lava.Setup(Clock.systemUTC(), Optional.empty(), Optional.empty()), files.address())) {
            var connected = new CountDownLatch(guilds);
            var voice = new JdaVoice(
                    new JdaVoice.Login(discord.token(), 0, 1, discord.address(), () -> {}),
                    sending,
                    (_, _) -> Optional.empty(),
                    (_, fact) -> {
                        if (fact instanceof VoiceFact.Connected) {
                            connected.countDown();
                        } else if (fact instanceof VoiceFact.NotConnected(var reason)) {
                            Bench.say("A guild could not be connected: " + reason);
                        }
                    });
            var sounds = new ArrayList<Sound>();
            try {
                var track = song.map(it -> track(lava, files.of(it.file())));
                for (var guild : discord.guilds()) {
                    var sound = track.map(it -> playing(
                                    lava.sounds(), it, song.orElseThrow().tuning()))
                            .orElseGet(Silent::new);
                    sounds.add(sound);
                    voice.join(guild, discord.channel(guild), sound);
                }
                if (!connected.await(180, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(connected.getCount() + " guilds could not be connected.");
                }
                Thread.sleep(SETTLE);
                discord.forget();
                var before = Usage.now();
                Thread.sleep(lasts);
                var used = Usage.now().since(before);
                return row(guilds, song.map(Song::name).orElse("silence, JDA alone"), sending, used, discord.heard());
            } finally {
                voice.close();
                sounds.forEach(Sound::close);
            }
        }
    }

    private static String row(int guilds, String what, Sending sending, Usage used, Json heard) {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %s | %.0f | %.2f | %.0f | %.1f | %.1f | %.1f | %.1f | %d | %d |%n",
                guilds,
                what,
                sending.name().toLowerCase(Locale.ROOT),
                100 * used.cores(),
                100 * used.cores() / guilds,
                guilds / Math.max(0.001, used.cores()),
                heard.at("p50").number(0),
                heard.at("p99").number(0),
                heard.at("p999").number(0),
                heard.at("longest").number(0),
                heard.at("received").whole(0),
                heard.at("lost").whole(0));
    }

    /** LavaPlayer alone: the same files, a frame asked for every twenty milliseconds and thrown away. */
    private String bare(int guilds, List<Song> songs) throws Exception {
        var table = new StringBuilder("""
                | players without Discord | what plays | CPU, %% of a core | a player |
                |---:|---|---:|---:|
                """.formatted());
        for (var song : songs) {
            Bench.say(guilds + " players alone, " + song.name());
            try (var files = new FileServer(Optional.of(song.file()));
                    var lava = new Lava(
                            new Lava.Setup(Clock.systemUTC(), Optional.empty(), Optional.empty()), files.address())) {
                var track = track(lava, files.of(song.file()));
                var sounds = IntStream.range(0, guilds)
                        .mapToObj(_ -> playing(lava.sounds(), track, song.tuning()))
                        .toList();
                pull(sounds, SETTLE);
                var before = Usage.now();
                pull(sounds, lasts);
                var used = Usage.now().since(before);
                table.append(String.format(
                        Locale.ROOT,
                        "| %d | %s | %.0f | %.2f |%n",
                        guilds,
                        song.name(),
                        100 * used.cores(),
                        100 * used.cores() / guilds));
                sounds.forEach(Sound::close);
            }
        }
        return table.toString();
    }

    private static void pull(List<Sound> sounds, Duration time) throws InterruptedException {
        var frame = ByteBuffer.allocate(1500);
        var due = System.nanoTime();
        var end = due + time.toNanos();
        while (due < end) {
            sounds.forEach(it -> it.provide(frame));
            due += 20_000_000;
            var left = due - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
        }
    }

    private static Sound playing(Sounds sounds, Track track, Tuning tuning) {
        var sound = sounds.open(_ -> {});
        sound.tune(tuning);
        sound.play(1, track, Duration.ZERO);
        return sound;
    }

    private static Track track(Lava lava, URI address) {
        var answer = lava.sources().find(new Sources.Query("1", address.toString(), ""));
        if (answer instanceof Sources.Answer.Found(var _, var tracks, var _)) {
            return tracks.getFirst();
        }
        throw new IllegalStateException(address + " cannot be played: " + answer);
    }

    private List<Song> songs() throws IOException, InterruptedException {
        var folder = root.resolve("bench/target/songs");
        Files.createDirectories(folder);
        var length = SETTLE.plus(lasts).plusSeconds(200);
        var opus = Songs.opus(folder.resolve("song.ogg"), length);
        var songs = new ArrayList<>(
                List.of(new Song("Opus as it is", opus, AS_RECORDED), new Song("Opus, volume 50", opus, QUIETER)));
        Songs.mp3(folder.resolve("song.mp3"), length)
                .ifPresentOrElse(
                        it -> songs.add(new Song("MP3, volume 50", it, QUIETER)),
                        () -> Bench.say("lame is not installed: MP3 is not measured."));
        return songs;
    }

    /** Nothing but silence. */
    private static final class Silent implements Sound {
        private static final byte[] SILENCE = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

        @Override
        public boolean provide(ByteBuffer frame) {
            frame.clear().put(SILENCE).flip();
            return true;
        }

        @Override
        public void play(long number, Track track, Duration from) {
            // silence has no tracks
        }

        @Override
        public void next(long number, Track track) {
            // silence has no tracks
        }

        @Override
        public void nothingNext() {
            // silence has no tracks
        }

        @Override
        public void pause(boolean paused) {
            // silence cannot be quieter
        }

        @Override
        public void seek(Duration to) {
            // silence is the same everywhere
        }

        @Override
        public void tune(Tuning tuning) {
            // silence sounds the same
        }

        @Override
        public void stop() {
            // silence goes on
        }

        @Override
        public Duration position() {
            return Duration.ZERO;
        }

        @Override
        public void close() {
            // nothing was opened
        }
    }
}
