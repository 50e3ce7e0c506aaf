package dev.skylark.alert;

import dev.skylark.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Who is on call: people who take turns of so many days from a first day on, always changing at the same time of day,
 * and whoever has taken it over for a while.
 */
record Rota(List<String> people, int days, LocalDate since, LocalTime change, Optional<Take> taken) {

    static final Rota NOBODY = new Rota(List.of(), 7, LocalDate.EPOCH, LocalTime.of(9, 0), Optional.empty());

    /** Somebody does it in another's place until then. */
    record Take(String person, Instant until) {}

    Rota {
        people = List.copyOf(people);
    }

    Optional<String> onCall(Instant now, ZoneId zone) {
        return taken.filter(it -> now.isBefore(it.until()))
                .map(Take::person)
                .or(() -> people.isEmpty()
                        ? Optional.empty()
                        : Optional.of(people.get((int) Math.floorMod(turn(now, zone), (long) people.size()))));
    }

    /** When whoever has the turn hands it over. */
    Instant changes(Instant now, ZoneId zone) {
        return since.plusDays((turn(now, zone) + 1) * days)
                .atTime(change)
                .atZone(zone)
                .toInstant();
    }

    /** How many turns have ended since the first began. */
    private long turn(Instant now, ZoneId zone) {
        var local = now.atZone(zone).toLocalDateTime();
        return Math.floorDiv(
                ChronoUnit.MILLIS.between(since.atTime(change), local),
                Duration.ofDays(days).toMillis());
    }

    Rota takenBy(String person, Instant until) {
        return new Rota(people, days, since, change, Optional.of(new Take(person, until)));
    }

    Json.Fields json() {
        return Json.fields()
                .with("people", people)
                .with("days", days)
                .with("since", since.toString())
                .with("change", change.toString())
                .with("taker", taken.map(Take::person).orElse(""))
                .with("takenUntil", taken.map(it -> it.until().toEpochMilli()).orElse(0L));
    }

    static Rota read(Json json) {
        if (json.isNothing()) {
            return NOBODY;
        }
        var taker = json.at("taker").text();
        return new Rota(
                json.at("people").items().stream().map(Json::text).toList(),
                (int) json.at("days").whole(7),
                LocalDate.parse(json.at("since").text()),
                LocalTime.parse(json.at("change").text()),
                taker.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Take(
                                taker,
                                Instant.ofEpochMilli(json.at("takenUntil").whole(0)))));
    }
}
