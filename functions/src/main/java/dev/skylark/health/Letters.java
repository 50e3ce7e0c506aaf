package dev.skylark.health;

import dev.skylark.care.Parking.Letter;
import dev.skylark.feature.Line;
import dev.skylark.json.Json;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import dev.skylark.voice.VoiceOrder;
import java.util.List;
import java.util.Optional;

/** What stands in a dead letter: what it wanted, why that failed, and how it is handed over again. */
final class Letters {

    private static final int LONGEST_REASON = 200;

    private Letters() {}

    /** How it gets where it belongs. */
    enum Way {
        /** What somebody wanted: an order that was claimed and given up before. */
        ORDER,
        /** What the work function takes as it is. */
        WORK,
        /** What the voice worker takes. */
        MUSIC,
        NONE
    }

    /** {@code content} is what is handed over. */
    record Opened(Line what, String why, Way way, Json content) {}

    /** Lambda wraps what it could not do into a record of its own; the scheduler, EventBridge and SNS do not. */
    static Opened open(Letter letter) {
        var body = json(letter.body());
        if (body.isEmpty()) {
            return new Opened(Line.of("letters.what.unknown"), "", Way.NONE, new Json.Nothing());
        }
        var wrapped = body.get().at("requestPayload");
        var content = wrapped.isNothing() ? body.get() : wrapped;
        var failure = body.get().at("responsePayload").at("errorMessage").text();
        return opened(content, Cut.clip(Redactor.redact(failure), LONGEST_REASON));
    }

    private static Opened opened(Json content, String why) {
        if (!content.at("interaction").isNothing()) {
            var wanted = content.at("interaction");
            return new Opened(
                    Line.of("letters.what.command", wanted.at("data").at("name").text(), person(wanted)),
                    why,
                    Way.ORDER,
                    content);
        }
        if (!content.at("job").isNothing()) {
            return job(content.at("job"), why);
        }
        if (!content.at("conversation").isNothing()) {
            return new Opened(
                    Line.of("letters.what.music", content.at("guild").text()),
                    why,
                    isOrder(content) ? Way.MUSIC : Way.NONE,
                    again(content));
        }
        if (content.at("kind").isText() && content.at("guild").isText()) {
            return job(content, why);
        }
        if (!content.at("Records").isNothing()) {
            return notice(content, why);
        }
        if (content.at("Type").text().equals("Notification")) {
            var told = Json.fields().with("Records", List.of(Json.fields().with("Sns", content)));
            return notice(told, why);
        }
        if (content.at("detail-type").isText()) {
            return new Opened(
                    Line.of("letters.what.fact", content.at("detail-type").text()),
                    why,
                    Way.WORK,
                    Json.fields().with("news", content));
        }
        if (!content.at("awslogs").isNothing()) {
            return new Opened(
                    Line.of("letters.what.lines"), why, Way.WORK, Json.fields().with("lines", content));
        }
        return new Opened(Line.of("letters.what.unknown"), why, Way.NONE, content);
    }

    private static boolean isOrder(Json content) {
        try {
            return !VoiceOrder.read(content).guild().isEmpty();
        } catch (IllegalArgumentException ofAnotherVersion) {
            return false;
        }
    }

    /** Under another name: for five minutes SQS takes two of one name for one. */
    private static Json again(Json order) {
        return new Json.Fields(order.members()).with("id", order.at("id").text() + "+");
    }

    private static Opened job(Json job, String why) {
        return new Opened(
                Line.of(
                        "letters.what.job",
                        job.at("kind").text(),
                        job.at("guild").text()),
                why,
                Way.WORK,
                Json.fields().with("job", job));
    }

    /** That all tries have failed, which nobody could be told. */
    private static Opened notice(Json told, String why) {
        var first = told.at("Records").items().stream().findFirst().orElse(new Json.Nothing());
        var about = json(first.at("Sns").at("Message").text())
                .map(it -> opened(it.at("requestPayload"), why).what())
                .orElse(Line.of("letters.what.unknown"));
        return new Opened(about, why, Way.WORK, told);
    }

    private static String person(Json interaction) {
        var member = interaction.at("member").at("user").at("username").text();
        return member.isEmpty() ? interaction.at("user").at("username").text() : member;
    }

    private static Optional<Json> json(String body) {
        try {
            return Optional.of(Json.read(body));
        } catch (Json.NotJson unreadable) {
            return Optional.empty();
        }
    }
}
