package dev.skylark.alert;

import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Severity;
import dev.skylark.json.Json;

/**
 * Which alerts go to which channel, and which role is called there. An empty service, environment or role stands for
 * any, or none.
 */
record Route(String name, Severity least, String service, String environment, String channel, String role) {

    boolean takes(Occurrence it) {
        return it.severity().isAtLeast(least)
                && (service.isEmpty() || service.equalsIgnoreCase(it.service()))
                && (environment.isEmpty() || environment.equalsIgnoreCase(it.environment()));
    }

    Json.Fields json() {
        return Json.fields()
                .with("name", name)
                .with("least", least.name())
                .with("service", service)
                .with("environment", environment)
                .with("channel", channel)
                .with("role", role);
    }

    static Route read(Json json) {
        return new Route(
                json.at("name").text(),
                Severity.valueOf(json.at("least").text()),
                json.at("service").text(),
                json.at("environment").text(),
                json.at("channel").text(),
                json.at("role").text());
    }
}
