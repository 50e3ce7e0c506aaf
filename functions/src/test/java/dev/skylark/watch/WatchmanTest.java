package dev.skylark.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.health.Tasks;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The house beats as it really does, the watch remembers in a real table, and people hear it over a real webhook. */
final class WatchmanTest {

    private final Time time = new Time();
    private final EmbeddedDynamo dynamo = EmbeddedDynamo.shared();
    private final String table = EmbeddedDynamo.createLike(dynamo.client(), Table.HEALTH, Store.newId());
    private final Rows rows = new Rows(dynamo::client, () -> table);
    private final Tasks house = new Tasks(rows);
    private final List<String> heard = new ArrayList<>();
    private boolean canSee = true;
    private boolean canBeHeard = true;

    @Test
    void while_the_house_beats_nothing_is_said() {
        for (int time = 0; time < 10; time++) {
            house.beat("1", this.time.now);
            look();
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void silence_is_said_once_and_its_end_once() {
        house.beat("1", time.now);
        for (int minutes = 0; minutes < 60; minutes += 5) {
            look();
        }
        assertThat(heard)
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .startsWith("❌ Skylark has not looked after itself since <t:" + Store.NOON.getEpochSecond()));

        house.beat("1", time.now);
        look();
        look();

        assertThat(heard).hasSize(2).last().isEqualTo("✅ Skylark looks after itself again, after 60 minutes.");
    }

    @Test
    void a_house_that_cannot_be_seen_is_as_silent_as_one_that_is_dead() {
        house.beat("1", time.now);
        look();
        canSee = false;
        look();
        look();
        assertThat(heard).isEmpty();
        look();

        assertThat(heard).hasSize(1);
    }

    @Test
    void a_house_that_was_never_seen_has_a_quarter_of_an_hour() {
        look();
        look();
        look();
        assertThat(heard).isEmpty();
        look();

        assertThat(heard).hasSize(1);
    }

    @Test
    void what_nobody_heard_is_said_again() {
        house.beat("1", time.now);
        time.pass(Duration.ofMinutes(20));
        canBeHeard = false;
        assertThatThrownBy(this::look).isInstanceOf(IllegalStateException.class);
        canBeHeard = true;
        look();

        assertThat(heard).hasSize(1);
    }

    @Test
    void people_are_told_by_a_webhook_that_calls_nobody() throws IOException {
        var bodies = new CopyOnWriteArrayList<Json>();
        var pauses = new ArrayList<Duration>();
        var status = new int[] {204};
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(Json.read(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().set("Retry-After", "2");
            exchange.sendResponseHeaders(status[0], -1);
            status[0] = status[0] == 429 ? 204 : status[0];
            exchange.close();
        });
        server.start();
        try {
            var megaphone = new WebhookMegaphone(
                    () -> "http://127.0.0.1:" + server.getAddress().getPort() + "/api/webhooks/1/secret", pauses::add);
            megaphone.say("❌ @everyone");
            assertThat(bodies)
                    .singleElement()
                    .hasToString("{\"content\":\"❌ @everyone\",\"allowed_mentions\":{\"parse\":[]}}");
            status[0] = 429;
            megaphone.say("later");
            assertThat(pauses).containsExactly(Duration.ofSeconds(2));
            assertThat(bodies).hasSize(3);
            status[0] = 503;
            assertThatThrownBy(() -> megaphone.say("perhaps said already")).hasMessage("the webhook answered 503");
            assertThat(bodies).hasSize(4);
            status[0] = 404;
            assertThatThrownBy(() -> megaphone.say("again")).hasMessage("the webhook answered 404");
        } finally {
            server.stop(0);
        }
        assertThatThrownBy(() -> new WebhookMegaphone(() -> "http://127.0.0.1:1/secret", pauses::add).say("nobody"))
                .hasStackTraceContaining("could not be reached")
                .satisfies(it -> assertThat(it.toString()).doesNotContain("secret"));
    }

    /** As every five minutes. */
    private void look() {
        new Watchman(
                        () -> {
                            if (!canSee) {
                                throw new IllegalStateException("the region is down");
                            }
                            return new DynamoHeart(rows, Tasks.HOUSE, Tasks.HEARTBEAT).lastBeat();
                        },
                        new DynamoMemory(rows),
                        what -> {
                            if (!canBeHeard) {
                                throw new IllegalStateException("Discord is down");
                            }
                            heard.add(what);
                        },
                        time)
                .look();
        time.pass(Duration.ofMinutes(5));
    }
}
