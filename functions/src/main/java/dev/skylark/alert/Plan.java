package dev.skylark.alert;

import dev.skylark.fact.Occurrence;
import dev.skylark.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a guild wants its alerts: how long they are quiet until they are over and until what was mended is proven, after
 * how long the next one is called ({@code role} is the last but one), how many days an alert is kept that is over, where
 * alerts go, who is on call, and whether a language model may be asked.
 */
record Plan(
        String guild,
        Duration quiet,
        Duration proof,
        Duration patience,
        String role,
        int keepDays,
        boolean advice,
        List<Route> routes,
        Rota rota,
        Optional<Night> night,
        long version) {

    Plan {
        routes = List.copyOf(routes);
    }

    static Plan usual(String guild) {
        return new Plan(
                guild,
                Duration.ofHours(4),
                Duration.ofMinutes(30),
                Duration.ofMinutes(10),
                "",
                30,
                false,
                List.of(),
                Rota.NOBODY,
                Optional.empty(),
                0);
    }

    /** The first that takes it, in the order in which they were made. */
    Optional<Route> route(Occurrence it) {
        return routes.stream().filter(route -> route.takes(it)).findFirst();
    }

    Plan with(List<Route> others) {
        return new Plan(guild, quiet, proof, patience, role, keepDays, advice, others, rota, night, version);
    }

    Plan with(Rota other) {
        return new Plan(guild, quiet, proof, patience, role, keepDays, advice, routes, other, night, version);
    }

    Plan with(Optional<Night> other) {
        return new Plan(guild, quiet, proof, patience, role, keepDays, advice, routes, rota, other, version);
    }

    Plan with(
            Duration otherQuiet,
            Duration otherProof,
            Duration otherPatience,
            String otherRole,
            int days,
            boolean asks) {
        return new Plan(
                guild, otherQuiet, otherProof, otherPatience, otherRole, days, asks, routes, rota, night, version);
    }

    Json.Fields json() {
        return Json.fields()
                .with("quiet", quiet.toSeconds())
                .with("proof", proof.toSeconds())
                .with("patience", patience.toSeconds())
                .with("role", role)
                .with("keepDays", keepDays)
                .with("advice", advice)
                .with("routes", Json.items(routes.stream().map(Route::json)))
                .with("rota", rota.json())
                .with("night", night.map(Night::json).orElse(null));
    }

    static Plan read(String guild, Json json, long version) {
        return new Plan(
                guild,
                Duration.ofSeconds(json.at("quiet").whole(0)),
                Duration.ofSeconds(json.at("proof").whole(0)),
                Duration.ofSeconds(json.at("patience").whole(0)),
                json.at("role").text(),
                (int) json.at("keepDays").whole(30),
                json.at("advice").truth(),
                json.at("routes").items().stream().map(Route::read).toList(),
                Rota.read(json.at("rota")),
                Night.read(json.at("night")),
                version);
    }
}
