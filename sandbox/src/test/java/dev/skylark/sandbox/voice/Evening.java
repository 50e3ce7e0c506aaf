package dev.skylark.sandbox.voice;

import dev.skylark.json.Json;
import dev.skylark.sandbox.Guest;
import dev.skylark.sandbox.Guest.Person;
import dev.skylark.sandbox.Main;
import dev.skylark.sandbox.dave.OldGlibc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** All of Skylark on a folder of its own, with people who sit in voice, say what they want to hear, and listen. */
final class Evening implements AutoCloseable {

    static final String NEST = Guest.id(1);
    static final String LOUNGE = Guest.id(111);
    static final String STUDIO = Guest.id(112);
    static final String OWNER = Guest.id(201);
    static final String ADMIN = Guest.id(202);
    static final String VIEWER = Guest.id(204);
    static final String BOT = Guest.id(0);
    static final String TALK = Guest.id(101);
    static final String ADMINS = Guest.id(103);

    /** Two cores may have much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final Person ASKER = Person.of(1, 101, 201, "en-US");

    final VoiceDiscord voice;
    private final Main.Running running;
    private final Guest guest;

    /** Voice is encrypted from end to end, as everywhere. */
    Evening(Path home) {
        OldGlibc.prepare();
        running = Guest.sandbox(home);
        guest = new Guest(running);
        voice = running.sandbox().voice();
    }

    /** A recording of the first guild's own. */
    Evening has(String name, byte[] recording) {
        running.sandbox().home().write("library/" + NEST + "/" + name, recording);
        return this;
    }

    /** One more voice channel. */
    Evening opens(String channel, String name) {
        Places.learn(running.sandbox(), NEST, channel, name, OWNER);
        return this;
    }

    Evening sits(String... people) {
        for (var person : people) {
            voice.join(NEST, LOUNGE, person);
        }
        return this;
    }

    void leaves(String person) {
        voice.leave(NEST, person);
        settles();
    }

    void deafens(String person) {
        voice.deafen(NEST, person, true);
        settles();
    }

    /** The worker hears of it through the gateway: whoever moves the clock before that moves the moment in which it was. */
    static void settles() {
        for (var end = System.nanoTime() + SETTLED.toNanos(); System.nanoTime() < end; ) {
            pause();
        }
    }

    Recorder records() {
        return new Recorder(voice, NEST);
    }

    /** Somebody uses a command without options. */
    void says(String command) {
        says(command, Json.fields());
    }

    void says(String command, Json.Fields options) {
        var answer = guest.use(ASKER, command, options);
        if (!answer.at("error").isNothing()) {
            throw new AssertionError(answer.toString());
        }
    }

    void plays(String what) {
        says("play", Json.fields().with("what", what));
    }

    void happens(String what) {
        happens(what, Json.fields().with("guild", NEST));
    }

    void happens(String what, Json.Fields with) {
        guest.happen(what, with);
    }

    void passes(String duration) {
        guest.forward(duration);
    }

    /** Whether the bot sits there. */
    boolean isIn(String channel) {
        return running.sandbox()
                .discord()
                .realm()
                .voice(NEST)
                .getOrDefault(BOT, "")
                .equals(channel);
    }

    /** Where the sandbox itself gives out its files. */
    String address(String path) {
        return running.sandbox().address().resolve(path).toString();
    }

    /** How many messages in a channel have these words in them. */
    long said(String channel, String words) {
        return messages().stream()
                .filter(it -> it.at("channel_id").text().equals(channel))
                .filter(it -> it.toString().contains(words))
                .count();
    }

    void awaitWords(String channel, String words) {
        await("“" + words + "”", () -> said(channel, words) > 0);
    }

    /** Until music has been heard for so long more. */
    void awaitMusic(Recorder recorder, Duration time) {
        var wanted = recorder.frames().size() + time.toMillis() / 20;
        await(time + " of music", () -> recorder.frames().size() >= wanted);
    }

    /** Until nothing but silence has come for a second. */
    void awaitSilence(Recorder recorder) {
        await("silence", () -> {
            var frames = recorder.frames();
            return !frames.isEmpty()
                    && System.nanoTime() - frames.getLast().arrived()
                            > Duration.ofSeconds(1).toNanos();
        });
    }

    void await(String what, BooleanSupplier wanted) {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); !wanted.getAsBoolean(); ) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not come within " + PATIENCE + ". Heard: " + counts()
                        + ". Went wrong: " + troubles() + ". There is: "
                        + messages().stream()
                                .map(it -> it.at("components").toString())
                                .toList());
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", stop);
        }
    }

    private List<String> troubles() {
        try (var lines = Files.lines(running.sandbox().home().file("journal.ndjson"))) {
            return lines.filter(it -> it.contains("\"ERROR\"") || it.contains("\"WARN\""))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Json> messages() {
        return guest.messages();
    }

    private String counts() {
        var heard = voice.heard(NEST);
        return "received %d, sealed %d, plain %d, unopened %d, broken %d, lost %d"
                .formatted(
                        heard.received(),
                        heard.sealed(),
                        heard.plain(),
                        heard.unopened(),
                        heard.broken(),
                        heard.lost());
    }

    @Override
    public void close() {
        guest.close();
        running.close();
    }
}
