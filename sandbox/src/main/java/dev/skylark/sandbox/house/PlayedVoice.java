package dev.skylark.sandbox.house;

import dev.skylark.capacity.Capacity;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.discord.DiscordRest;
import dev.skylark.discord.DiscordRest.BotToken;
import dev.skylark.discord.Pause;
import dev.skylark.discord.Replies;
import dev.skylark.jda.JdaVoice;
import dev.skylark.journal.Journal;
import dev.skylark.lavaplayer.Lava;
import dev.skylark.music.HttpAttachments;
import dev.skylark.music.Recordings;
import dev.skylark.patience.Neighbour;
import dev.skylark.sandbox.happening.Happening;
import dev.skylark.sandbox.home.Home;
import dev.skylark.sandbox.http.Endpoint;
import dev.skylark.sandbox.http.Route;
import dev.skylark.table.Table;
import dev.skylark.work.SlottedVoices;
import dev.skylark.work.Voices;
import dev.skylark.worker.CachedSources;
import dev.skylark.worker.DiscordChat;
import dev.skylark.worker.DiscordWhereabouts;
import dev.skylark.worker.DynamoIdentifies;
import dev.skylark.worker.DynamoLookouts;
import dev.skylark.worker.DynamoMemory;
import dev.skylark.worker.DynamoSlots;
import dev.skylark.worker.DynamoTrackCache;
import dev.skylark.worker.Herald;
import dev.skylark.worker.Worker;
import dev.skylark.worker.Workshop;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The real voice worker on this machine, started when it is wanted and ended when nobody listens, as on Fargate. */
final class PlayedVoice implements AutoCloseable {

    /** One is enough for two guilds; more would each wait their turn to identify. */
    static final int SLOTS = 1;

    /** What the worker is told about the Discord it works for. */
    record At(String api, String token, String guild, String adminChannel, JdaVoice.Address address) {}

    private final At at;
    private final EmbeddedDynamo dynamo;
    private final Clock clock;
    private final Lava lava;
    private final FolderLibrary library;
    private final FolderRecordings recordings;
    private final PlayedQueues queues = new PlayedQueues();
    private final DiscordRest rest;
    private final Journal journal;
    private final Herald herald;
    private final AtomicInteger workers = new AtomicInteger();
    private @Nullable Worker worker;

    PlayedVoice(Home home, URI files, At at, EmbeddedDynamo dynamo, Journal journal, Herald herald, Clock clock) {
        this.at = at;
        this.dynamo = dynamo;
        this.clock = clock;
        this.journal = journal;
        this.herald = herald;
        this.library = new FolderLibrary(home, files, at.guild());
        this.recordings = new FolderRecordings(
                home,
                new HttpAttachments(it -> files.getAuthority().equals(it.getAuthority())
                        && it.getPath().startsWith("/files/")));
        this.lava = new Lava(
                new Lava.Setup(clock, Optional.of(library), Optional.empty()),
                new InetSocketAddress(files.getHost(), files.getPort()));
        this.rest = new DiscordRest(
                at.api(),
                BotToken.fixed(at.token()),
                Neighbour.DISCORD.patience(),
                clock,
                Pause.real(),
                Math::random,
                (_, _, _) -> {});
    }

    /** The way of the doors to it. */
    Voices voices(Rows rows) {
        return new SlottedVoices(queues, this::start, SLOTS, rows, clock);
    }

    /** What the guild keeps itself, in the folder from which it is played; only files of this sandbox are taken in. */
    Recordings recordings() {
        return recordings;
    }

    /** Somebody listened when the sandbox was ended, or a channel was watched: so it goes on. */
    void goOn() {
        var isWanted = new DynamoSlots(rows(Table.VOICE), SLOTS, clock)
                .slots().stream().anyMatch(it -> clock.instant().isBefore(it.wanted()));
        if (isWanted || !lookouts().all().isEmpty()) {
            start();
        }
    }

    private DynamoLookouts lookouts() {
        return new DynamoLookouts(rows(Table.FLEET), rows(Table.VOICE), rows(Table.GUILDS), clock);
    }

    private synchronized void start() {
        if (worker == null) {
            var started = new Worker(
                    "sandbox-" + ProcessHandle.current().pid() + "-" + workers.incrementAndGet(),
                    workshop(),
                    new Capacity() {
                        @Override
                        public void raise() {
                            start();
                        }

                        @Override
                        public void lower() {
                            Thread.ofVirtual().start(PlayedVoice.this::end);
                        }
                    },
                    false,
                    this::trouble,
                    clock);
            worker = started;
            started.start();
        }
    }

    private Workshop workshop() {
        var voice = rows(Table.VOICE);
        return new Workshop(
                new Workshop.Discord(
                        at.token(),
                        SLOTS,
                        at.address(),
                        new DynamoIdentifies(voice, clock),
                        new DiscordWhereabouts(rest)),
                new DynamoSlots(voice, SLOTS, clock),
                lookouts(),
                herald,
                queues::of,
                new DynamoMemory(rows(Table.MUSIC)),
                new CachedSources(lava.sources(), new DynamoTrackCache(rows(Table.TRACKS), clock)),
                lava.sounds(),
                new DiscordChat(
                        new Replies(rest, clock),
                        guild -> guild.equals(at.guild()) ? Optional.of(at.adminChannel()) : Optional.empty()),
                lava::health,
                this::trouble,
                clock);
    }

    private Rows rows(Table table) {
        return new Rows(dynamo::client, () -> EmbeddedDynamo.name(table));
    }

    private void trouble(String what, String guild, RuntimeException failure) {
        journal.failed(what, Map.of("guild", guild), failure);
    }

    /** As ECS ends a task: it has time to say so and to keep where it was. */
    private synchronized String end() {
        var ending = worker;
        worker = null;
        if (ending == null) {
            return "No worker was there.";
        }
        ending.close();
        return "The worker has left.";
    }

    private synchronized String replace() {
        var said = end();
        start();
        return said + " Another has begun.";
    }

    private synchronized String kill() {
        var dying = worker;
        worker = null;
        if (dying == null) {
            return "No worker was there.";
        }
        dying.abandon();
        queues.bringAgain();
        start();
        return "The worker is dead; another has begun, and takes over when the lease is out.";
    }

    List<Happening> happenings() {
        return List.of(
                Happening.named("worker-killed", "The voice worker dies at once; another begins.", _ -> kill()),
                Happening.named("worker-replaced", "The voice worker is replaced, as by a deploy.", _ -> replace()));
    }

    List<Route<Endpoint>> routes() {
        return List.of(library.route());
    }

    @Override
    public void close() {
        end();
        lava.close();
    }
}
