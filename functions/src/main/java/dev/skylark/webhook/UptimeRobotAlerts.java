package dev.skylark.webhook;

import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.fact.Signal;
import dev.skylark.json.Json;
import java.util.List;

/** The webhook of UptimeRobot: a site is down, is up again, or its certificate ends soon. */
final class UptimeRobotAlerts {

    private UptimeRobotAlerts() {}

    // https://help.uptimerobot.com/en/articles/11361402-uptimerobot-integrations-how-to-use-webhooks
    static List<Signal> read(Json body, Sender sender) {
        var monitor = body.at("monitorID").text().strip();
        if (monitor.isEmpty()) {
            throw new Unreadable("monitorID is required.");
        }
        var name = body.at("monitorFriendlyName").text();
        var details = body.at("alertDetails").text();
        var draft = sender.draft(body)
                .key(monitor)
                .kind(monitor)
                .kind(name)
                .with(Circumstance.LINK, body.at("monitorURL").text());
        return List.of(
                switch (body.at("alertType").text().strip()) {
                    case "1" ->
                        draft.message(name + " is down.").message(details).raised();
                    case "2" -> draft.cleared();
                    case "3" ->
                        draft.key(monitor + "/certificate") // which is not renewed by the site being up
                                .kind("Certificate of " + name)
                                .message("The certificate of " + name + " ends soon.")
                                .message(details)
                                .severity(Severity.WARNING)
                                .severity(body.at("severity").text())
                                .raised();
                    default -> throw new Unreadable("alertType must be one of 1 (down), 2 (up), 3 (certificate).");
                });
    }
}
