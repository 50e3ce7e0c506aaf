package dev.skylark.webhook;

import dev.skylark.fact.Draft;
import dev.skylark.fact.Moments;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Signal;
import dev.skylark.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The webhook of Prometheus' Alertmanager, version 4. */
final class AlertmanagerAlerts {

    private static final Set<String> SAID_ELSEWHERE =
            Set.of("alertname", "service", "env", "environment", "severity", "instance");

    private AlertmanagerAlerts() {}

    // https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
    static List<Signal> read(Json body, Sender sender) {
        var version = body.at("version").text();
        if (!version.isEmpty() && !version.equals("4")) {
            throw new Unreadable("version must be 4, the webhook format of Alertmanager.");
        }
        return read(body, sender, (_, _) -> {});
    }

    /** The shape that Grafana shares, which says more of each alert. One that stands there twice is told once. */
    static List<Signal> read(Json body, Sender sender, BiConsumer<Draft, Json> more) {
        var alerts = Format.alerts(body);
        var signals = new ArrayList<Signal>();
        for (int i = 0; i < alerts.size(); i++) {
            signals.add(signal(alerts.get(i), "alerts[%d]".formatted(i), sender, more));
        }
        return signals.stream().distinct().toList();
    }

    private static Signal signal(Json alert, String where, Sender sender, BiConsumer<Draft, Json> more) {
        var labels = alert.at("labels");
        if (labels.members().isEmpty()) {
            throw new Unreadable(where + ".labels must be an object with the labels of the alert.");
        }
        var fingerprint = alert.at("fingerprint").text();
        var draft = sender.draft(labels).key(fingerprint.isBlank() ? identity(labels) : fingerprint);
        return switch (alert.at("status").text()) {
            case "resolved" ->
                draft.at(Moments.past(alert.at("endsAt").text(), sender.now())).cleared();
            case "firing" -> {
                describe(draft, alert);
                more.accept(draft, alert);
                yield draft.at(Moments.past(alert.at("startsAt").text(), sender.now()))
                        .raised();
            }
            default -> throw new Unreadable(where + ".status must be one of firing, resolved.");
        };
    }

    private static void describe(Draft draft, Json alert) {
        var labels = alert.at("labels");
        var annotations = alert.at("annotations");
        draft.kind("alert")
                .kind(labels.at("alertname").text())
                .message(Stream.of("summary", "message", "description")
                        .map(it -> annotations.at(it).text().strip())
                        .filter(it -> !it.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("\n")))
                .with(Circumstance.INSTANCE, labels.at("pod").text())
                .with(Circumstance.INSTANCE, labels.at("instance").text())
                .with(Circumstance.LINK, alert.at("generatorURL").text())
                .with(Circumstance.ADVICE, annotations.at("runbook").text())
                .with(Circumstance.ADVICE, annotations.at("runbook_url").text());
        labels.members().forEach((name, value) -> {
            if (!SAID_ELSEWHERE.contains(name)) {
                draft.related(name + "=" + value.text());
            }
        });
    }

    /** Alerts are told apart by their labels; before there were fingerprints, by these alone. */
    private static String identity(Json labels) {
        return labels.members().entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue().text())
                .sorted()
                .collect(Collectors.joining(","));
    }
}
