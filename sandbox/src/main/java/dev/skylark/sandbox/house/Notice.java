package dev.skylark.sandbox.house;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.access.Guilds;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.json.Json;
import dev.skylark.sandbox.home.Home;
import dev.skylark.text.Texts;
import dev.skylark.work.Answers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells those who run Skylark that it stops for a while, and that it is there again. */
public final class Notice {

    private static final Logger LOG = System.getLogger(Notice.class.getName());
    private static final String FILE = "presence.json";

    /** Whoever stops us waits for the rest as well. */
    private static final Duration FOR_THE_LAST_WORD = Duration.ofSeconds(3);

    private final Home home;
    private final Supplier<Answers> answers;
    private final Guilds guilds;
    private final String owner;
    private final String channel;
    private final Clock clock;

    Notice(Home home, Supplier<Answers> answers, Guilds guilds, String owner, String channel, Clock clock) {
        this.home = home;
        this.answers = answers;
        this.guilds = guilds;
        this.owner = owner;
        this.channel = channel;
        this.clock = clock;
    }

    /** Nobody is told of the very first time. */
    public void back() {
        var before = home.read(FILE);
        home.write(FILE, Json.fields().with("up", clock.instant()).bytes());
        if (before.at("up").isText()) {
            var stopped = before.at("stopped").text();
            say(texts -> Message.good(texts.of("presence.back"))
                    .text(
                            stopped.isEmpty()
                                    ? texts.of("presence.back.hard")
                                    : texts.of("presence.back.text", Markdown.ago(Instant.parse(stopped)))));
        }
    }

    /** Said before anything ends, and not waited for if Discord takes its time. */
    public void stops() {
        home.write(
                FILE,
                Json.fields()
                        .with("up", home.read(FILE).at("up").text())
                        .with("stopped", clock.instant())
                        .bytes());
        var word = Thread.ofVirtual()
                .name("last-word")
                .start(() -> say(
                        texts -> Message.waiting(texts.of("presence.stops")).text(texts.of("presence.stops.text"))));
        try {
            if (!word.join(FOR_THE_LAST_WORD)) {
                LOG.log(Level.WARNING, "Discord did not take the notice that Skylark stops.");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(Function<Texts, Message> what) {
        try {
            var guild = guilds.find(owner).orElseGet(() -> Guild.unknown(owner));
            answers.get()
                    .post(
                            guild.channels().getOrDefault(Purpose.ADMIN, channel),
                            what.apply(Texts.in(guild.locale())),
                            guild.locale());
        } catch (RuntimeException unsaid) {
            LOG.log(Level.WARNING, "Nobody could be told whether Skylark is there: {0}", String.valueOf(unsaid));
        }
    }
}
