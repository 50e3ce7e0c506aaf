package dev.skylark.alert;

import dev.skylark.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** The hours in which nobody is called but for what is critical. It may go over midnight. */
record Night(LocalTime from, LocalTime until) {

    boolean covers(Instant now, ZoneId zone) {
        var time = now.atZone(zone).toLocalTime();
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    /** When it is over, from within it. */
    Instant ends(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var end = end(today, zone);
        return end.isAfter(now) ? end : end(today.plusDays(1), zone);
    }

    /** In the night in which the clock is put back, an hour comes twice: the second time counts. */
    private Instant end(LocalDate day, ZoneId zone) {
        return day.atTime(until).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    Json.Fields json() {
        return Json.fields().with("from", from.toString()).with("until", until.toString());
    }

    static Optional<Night> read(Json json) {
        return json.isNothing()
                ? Optional.empty()
                : Optional.of(new Night(
                        LocalTime.parse(json.at("from").text()),
                        LocalTime.parse(json.at("until").text())));
    }
}
