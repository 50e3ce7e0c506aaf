package dev.skylark.sandbox.gateway;

import static dev.skylark.sandbox.gateway.Bot.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import dev.skylark.sandbox.Sandbox;
import dev.skylark.sandbox.Setup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway takes from nobody, said to it word by word. */
class GatewayRulesTest {

    private static final String NEST = "900000000000000001";
    private static final String LOUNGE = "900000000000000111";
    private static final String BOT = "900000000000000000";

    @TempDir
    Path home;

    private Sandbox sandbox;
    private Realm realm;
    private Gateway gateway;

    @BeforeEach
    void open() {
        sandbox = Sandbox.open(Setup.in(home, 0));
        realm = sandbox.discord().realm();
        gateway = Gateway.open(0, realm, Rules.usual().withIdentifies(1, Duration.ZERO), new NoVoice());
    }

    @AfterEach
    void close() {
        gateway.close();
        sandbox.close();
    }

    private void reopen(Rules rules) {
        gateway.close();
        gateway = Gateway.open(0, realm, rules, new NoVoice());
    }

    @Test
    void who_identifies_too_often_is_sent_back() {
        reopen(Rules.usual().withIdentifies(1, Duration.ofHours(1)));
        try (var first = new RawClient(gateway.address());
                var second = new RawClient(gateway.address())) {
            first.next();
            first.send(identify());
            assertThat(first.next().at("t").text()).isEqualTo("READY");
            assertThat(second.next().at("op").whole(0)).isEqualTo(10);
            second.send(identify());

            assertThat(second.next().at("op").whole(0)).isEqualTo(9);
            assertThat(gateway.identifies()).hasSize(1);
        }
    }

    @Test
    void who_shows_no_sign_of_life_is_closed() {
        reopen(Rules.usual().withHeartbeat(Duration.ofMillis(200)));
        try (var raw = new RawClient(gateway.address())) {
            until(() -> raw.closed() == 4009);
        }
    }

    @Test
    void a_heartbeat_is_answered() {
        try (var raw = new RawClient(gateway.address())) {
            raw.next();
            raw.send(Json.fields().with("op", 1).with("d", null));

            assertThat(raw.next().at("op").whole(0)).isEqualTo(11);
        }
    }

    @Test
    void privileged_intents_and_impossible_shards_are_refused() {
        refused(identify().with("d", identify().at("d")), 0);
        refused(identify("intents", 1 << 15 | 1), 4014);
        refused(identify("intents", 1L << 40), 4013);
        refused(identify("shard", List.of(2, 2)), 4010);
        refused(identify("token", "wrong"), 4004);
        refused(Json.fields().with("op", 4).with("d", Json.fields()), 4003);
        refused(Json.fields().with("op", 77), 4001);
    }

    @Test
    void a_session_that_is_not_resumed_in_time_ends_and_leaves_voice() {
        reopen(Rules.usual()
                .withIdentifies(1, Duration.ZERO)
                .withHeartbeat(Duration.ofMillis(400))
                .withResumableFor(Duration.ofMillis(100)));
        try (var raw = new RawClient(gateway.address())) {
            raw.next();
            raw.send(identify());
            raw.next();
            raw.send(Json.fields()
                    .with("op", 4)
                    .with("d", Json.fields().with("guild_id", NEST).with("channel_id", LOUNGE)));
            until(() -> realm.voice(NEST).containsKey(BOT));
        }
        until(() -> !realm.voice(NEST).containsKey(BOT));
    }

    private void refused(Json message, int code) {
        try (var raw = new RawClient(gateway.address())) {
            raw.next();
            raw.send(message);
            if (code == 0) {
                assertThat(raw.next().at("t").text()).isEqualTo("READY");
            } else {
                until(() -> raw.closed() == code);
            }
        }
    }

    private Json.Fields identify() {
        return identify("compress", false);
    }

    private Json.Fields identify(String field, Object value) {
        return Json.fields()
                .with("op", 2)
                .with(
                        "d",
                        Json.fields()
                                .with("token", sandbox.keys().token())
                                .with("intents", 129)
                                .with(field, value));
    }
}
