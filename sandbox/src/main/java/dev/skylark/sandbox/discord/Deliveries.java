package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Interaction.Kind;
import dev.skylark.sandbox.discord.Interaction.State;
import dev.skylark.sandbox.home.Keys;
import dev.skylark.sandbox.home.SandboxClock;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings what people do to the door, signed as Discord signs it, and sees to what the door answers. */
final class Deliveries {

    /** Subcommands, and groups of them. */
    private static final Set<Long> FOLDERS = Set.of(1L, 2L);

    private static final Logger LOG = System.getLogger(Deliveries.class.getName());
    private static final int PING = 1;

    /** An interaction on its way; the first time, or once more. */
    private record Begun(Interaction interaction, boolean first) {}

    private final Door door;
    private final Keys keys;
    private final SandboxClock clock;
    private final Guilds guilds;
    private final Messages messages;
    private final Interactions interactions;
    private final Answers answers;
    private final Wire wire;
    private final Duration patience;

    Deliveries(
            Door door,
            Keys keys,
            SandboxClock clock,
            Guilds guilds,
            Messages messages,
            Interactions interactions,
            Answers answers,
            Wire wire,
            Duration patience) {
        this.door = door;
        this.keys = keys;
        this.clock = clock;
        this.guilds = guilds;
        this.messages = messages;
        this.interactions = interactions;
        this.answers = answers;
        this.wire = wire;
        this.patience = patience;
    }

    /**
     * A request from outside, for example of a test. What is signed becomes known here as if a person had done it; the
     * door sees every request exactly as it came, and its answer goes back as it is.
     */
    Response receive(Request request) {
        var json = proven(request);
        var started = System.nanoTime();
        var begun = begin(json);
        var answer = ask(request.headers(), request.body());
        if (begun.isPresent()) {
            finish(begun.get(), answer, started);
        } else if (json.at("type").whole(0) == PING && answer.status() == 200) {
            wire.response(json.at("id").text(), json.at("token").text(), readable(answer), Optional.empty());
        }
        return Response.text(answer.status(), answer.headers(), answer.body());
    }

    /** What the person sees of it, within the time that Discord gives the bot. */
    Outcome deliver(Json.Fields interaction) {
        if (!keys.fit()) {
            throw new Impossible("The door trusts another public key (SKYLARK_DISCORD_PUBLIC_KEY) than the one in "
                    + "keys.json, so that it would not believe what this page signs.");
        }
        var begun = begin(interaction).orElseThrow();
        var body = interaction.bytes();
        var timestamp = String.valueOf(clock.wallTime().getEpochSecond());
        var headers = Map.of(
                "content-type",
                "application/json",
                "user-agent",
                "Discord-Interactions/1.0 (+https://discord.com)",
                "x-signature-timestamp",
                timestamp,
                "x-signature-ed25519",
                keys.sign(timestamp, body));
        var started = System.nanoTime();
        Thread.startVirtualThread(() -> finish(begun, ask(headers, body), started));
        return interactions.await(begun.interaction().id(), patience.toNanos());
    }

    private Json proven(Request request) {
        var genuine = keys.prove(
                request.header("x-signature-ed25519"), request.header("x-signature-timestamp"), request.body());
        try {
            return genuine ? Json.read(request.body()) : new Json.Nothing();
        } catch (Json.NotJson notForUs) {
            return new Json.Nothing();
        }
    }

    private DoorAnswer ask(Map<String, String> headers, byte[] body) {
        try {
            return door.answer(headers, body);
        } catch (RuntimeException broken) {
            LOG.log(Level.ERROR, "The door failed", broken);
            // as API Gateway puts it when a function fails
            return DoorAnswer.json(500, "{\"message\":\"Internal Server Error\"}");
        }
    }

    private Optional<Begun> begin(Json json) {
        var kind = Arrays.stream(Kind.values())
                .filter(it -> it.wire == json.at("type").whole(0))
                .findFirst();
        var id = Snowflakes.read(json.at("id"));
        var token = json.at("token").text();
        if (kind.isEmpty() || id.isEmpty() || !token.matches("[!-.0-~]{1,500}")) {
            return Optional.empty();
        }
        guilds.learn(json);
        var interaction = new Interaction(
                id,
                token,
                kind.get(),
                Snowflakes.read(json.at("channel").at("id"), json.at("channel_id")),
                Snowflakes.read(
                        json.at("member").at("user").at("id"), json.at("user").at("id")),
                words(json.at("data")),
                Snowflakes.read(json.at("message").at("id")),
                clock.instant(),
                State.WAITING,
                "");
        learnMessage(interaction, json.at("message"));
        return Optional.of(new Begun(interaction, interactions.begin(interaction)));
    }

    /** A press from outside may be on a message that is known there only. */
    private void learnMessage(Interaction interaction, Json message) {
        if (message instanceof Json.Fields fields
                && !interaction.message().isEmpty()
                && messages.find(interaction.channel(), interaction.message()).isEmpty()) {
            messages.add(fields.with("channel_id", interaction.channel())
                    .withIf(Answers.isEphemeral(fields), "visible_to", interaction.person()));
        }
    }

    private void finish(Begun begun, DoorAnswer answer, long started) {
        var interaction = begun.interaction();
        var left = patience.toNanos() - (System.nanoTime() - started);
        if (answer.status() == 202 && answer.body().isBlank()) {
            interactions.await(interaction.id(), left);
            return;
        }
        if (answer.status() != 200) {
            lose(begun, "The door answered " + answer.status() + ".");
            return;
        }
        var body = readable(answer);
        try {
            if (!(body instanceof Json.Fields) || !isJson(answer)) {
                throw DiscordError.notJson();
            }
            if (left < 0) {
                lose(begun, "The answer came too late.");
            }
            var outcome = answers.carryOut(interaction, Draft.of(body));
            wire.response(interaction.id(), interaction.token(), body, Optional.empty());
            interactions.settle(interaction.id(), outcome);
        } catch (DiscordError refused) {
            wire.response(interaction.id(), interaction.token(), body, Optional.of(refused.body()));
            lose(begun, refused.body().toString());
        }
    }

    private void lose(Begun begun, String why) {
        if (begun.first()) {
            interactions.lose(begun.interaction().id(), why);
        }
    }

    private static Json readable(DoorAnswer answer) {
        try {
            return Json.read(answer.body());
        } catch (Json.NotJson broken) {
            return Json.of(answer.body());
        }
    }

    private static boolean isJson(DoorAnswer answer) {
        return answer.headers().entrySet().stream()
                .filter(it -> it.getKey().equalsIgnoreCase("content-type"))
                .allMatch(it -> it.getValue().startsWith("application/json"));
    }

    /** As Discord names what was used: with its subcommand, and the group that it is in. */
    private static String words(Json data) {
        var words = new StringBuilder(data.at("name").text());
        var options = data.at("options").items();
        while (options.size() == 1
                && FOLDERS.contains(options.getFirst().at("type").whole(0))) {
            words.append(' ').append(options.getFirst().at("name").text());
            options = options.getFirst().at("options").items();
        }
        return words.toString();
    }
}
