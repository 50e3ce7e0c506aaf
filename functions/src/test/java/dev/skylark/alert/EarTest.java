package dev.skylark.alert;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.fact.Fact.Noticed;
import dev.skylark.fact.Facts;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.webhook.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom what the cloud notices concerns. */
final class EarTest {

    private static final String SERVER = "i-0123456789abcdef0";

    private final Rows rows = new Rows(EmbeddedDynamo.shared()::client, () -> EmbeddedDynamo.name(Table.ALERTS));
    private final Alerts alerts = new DynamoAlerts(rows);
    private final AlertSources sources = new DynamoAlertSources(rows);
    private final String guild = Store.newId();
    private final String owner = Store.newId();
    private final Ear ear = new Ear(
            sources,
            new AlertIntake(alerts, () -> _ -> {}, Clock.fixed(NOON, ZoneOffset.UTC)),
            server -> server.equals(SERVER) ? Optional.of(guild) : Optional.empty(),
            owner);

    @Test
    void an_alarm_of_a_server_is_told_to_its_guild_and_is_over_there_too() throws IOException {
        ear.hear(sample("alarm", SERVER));
        assertThat(alerts.like(guild, "", 9)).singleElement().matches(Alert::isOpen);

        ear.hear(sample("alarm-ok", SERVER));

        assertThat(alerts.like(guild, "", 9)).singleElement().matches(it -> !it.isOpen());
        assertThat(alerts.like(owner, "", 9)).isEmpty();
    }

    @Test
    void an_alarm_of_nobodys_server_concerns_those_who_run_this_skylark() throws IOException {
        ear.hear(sample("alarm", "i-0aaaaaaaaaaaaaaaa"));
        assertThat(alerts.like(owner, "", 9)).singleElement().matches(Alert::isOpen);

        ear.hear(sample("alarm-ok", "i-0aaaaaaaaaaaaaaaa"));

        assertThat(alerts.like(owner, "", 9)).singleElement().matches(it -> !it.isOpen());
        assertThat(alerts.like(guild, "", 9)).isEmpty();
    }

    @Test
    void a_topic_that_speaks_to_our_function_is_for_those_who_run_this_skylark_to_name() throws IOException {
        var topic = "arn:aws:sns:eu-central-1:111122223333:of-" + guild;
        sources.set(new AlertSource(guild, "thief", Format.GENERIC, "mine", "test", topic, 1));
        sources.set(new AlertSource(owner, "cloud", Format.GENERIC, "shop", "test", topic, 1));
        for (var name : List.of("alarm", "alarm-ok")) {
            var it = sample(name, SERVER);
            ear.hear(new Noticed(it.id(), it.account(), it.region(), topic, it.signal()));
        }

        assertThat(alerts.like(owner, "", 9)).singleElement().satisfies(it -> {
            assertThat(it.what().service()).isEqualTo("shop");
            assertThat(it.what().environment()).isEqualTo("test");
            assertThat(it.isOpen()).isFalse();
        });
        assertThat(alerts.like(guild, "", 9)).isEmpty();
    }

    private static Noticed sample(String name, String server) throws IOException {
        var event = Json.read(Files.readAllBytes(Path.of("../events/facts", name + ".json")))
                .at("event")
                .toString()
                .replace(SERVER, server);
        return (Noticed) Facts.read(Json.read(event)).getFirst();
    }
}
