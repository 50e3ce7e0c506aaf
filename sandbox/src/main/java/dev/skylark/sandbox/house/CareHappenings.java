package dev.skylark.sandbox.house;

import dev.skylark.care.Gauges.Load;
import dev.skylark.care.InMemoryCare;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import dev.skylark.sandbox.happening.Happening;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be made to go wrong with what Skylark lives on, so that one sees who notices. */
final class CareHappenings {

    private final InMemoryCare care;

    CareHappenings(InMemoryCare care) {
        this.care = care;
    }

    List<Happening> all() {
        return List.of(
                Happening.named(
                        "care-breaks",
                        "A part does not answer: discord, cloudwatch, iam, certificate, a table such as"
                                + " skylark-fleet, a secret such as skylark/github, a right such as"
                                + " ec2:StartInstances, a host such as api.github.com.",
                        this::breaks,
                        "part",
                        "trouble"),
                Happening.named("care-mends", "It answers again.", this::mends, "part"),
                Happening.named(
                        "own-alarm",
                        "One of Skylark's own alarms rings, or (name none) all are quiet.",
                        this::alarm,
                        "name"),
                Happening.named(
                        "dead-letter", "Something failed for good and is parked.", this::parks, "place", "body"),
                Happening.named("worker-load", "The voice workers have so much to do.", this::load, "percent"));
    }

    private String breaks(Json asked) {
        var part = or(asked, "part", "skylark-fleet");
        var trouble = Arrays.stream(Trouble.values())
                .filter(it -> it.name().equals(or(asked, "trouble", "DOWN").toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"trouble\" is DOWN, DENIED, BUSY or GONE."));
        care.breaks(part, trouble);
        return "%s does not answer (%s). Within five minutes Skylark says so.".formatted(part, trouble);
    }

    private String mends(Json asked) {
        var part = or(asked, "part", "skylark-fleet");
        care.mends(part);
        return part + " answers again.";
    }

    private String alarm(Json asked) {
        var name = or(asked, "name", "WorkErrors");
        care.stopsRinging();
        if (name.equals("none")) {
            return "All alarms are quiet.";
        }
        care.rings("skylark " + name, "Played by the sandbox: " + name + ".");
        return "The alarm “skylark %s” rings.".formatted(name);
    }

    private String parks(Json asked) {
        var place = or(asked, "place", "jobs");
        if (!care.parking().places().contains(place)) {
            throw new IllegalArgumentException(
                    "\"place\" is one of " + care.parking().places() + ".");
        }
        care.parking()
                .park(
                        place,
                        or(
                                asked,
                                "body",
                                "{\"requestPayload\":{\"guild\":\"house\",\"kind\":\"checkup\",\"name\":\"again\"},"
                                        + "\"responsePayload\":{\"errorMessage\":\"Task timed out after 300 seconds\"}}"));
        return "Something is parked at “%s”. See /maintenance dead-letters.".formatted(place);
    }

    private String load(Json asked) {
        var percent = asked.at("percent").number(95);
        care.bears(Load.PROCESSOR, percent);
        care.bears(Load.MEMORY, percent / 2);
        return "The voice workers use %.0f %% of their processor, as measured over %d minutes."
                .formatted(percent, Duration.ofMinutes(15).toMinutes());
    }

    private static String or(Json asked, String field, String usual) {
        var given = asked.at(field).text();
        return given.isEmpty() ? usual : given;
    }
}
