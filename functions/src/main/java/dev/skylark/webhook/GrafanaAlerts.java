package dev.skylark.webhook;

import dev.skylark.fact.Draft;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Signal;
import dev.skylark.json.Json;
import java.util.List;

/** The webhook of Grafana's alerting: Alertmanager's, with addresses to look at and the values that were measured. */
final class GrafanaAlerts {

    private GrafanaAlerts() {}

    // https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
    static List<Signal> read(Json body, Sender sender) {
        return AlertmanagerAlerts.read(body, sender, (draft, alert) -> describe(draft, alert, body));
    }

    private static void describe(Draft draft, Json alert, Json body) {
        var annotations = alert.at("annotations");
        if (annotations.at("summary").text().isBlank()
                && annotations.at("message").text().isBlank()
                && annotations.at("description").text().isBlank()) {
            draft.message(body.at("title").text());
        }
        draft.with(Circumstance.LINK, alert.at("dashboardURL").text())
                .with(Circumstance.LINK, alert.at("panelURL").text())
                .with(Circumstance.PICTURE, alert.at("imageURL").text());
        alert.at("values").members().forEach((name, value) -> draft.related(name + "=" + value.text()));
        var silence = alert.at("silenceURL").text();
        if (Draft.isAddress(silence)) {
            draft.related("silence: " + silence);
        }
    }
}
