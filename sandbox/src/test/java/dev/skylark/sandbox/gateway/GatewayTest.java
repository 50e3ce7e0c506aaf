package dev.skylark.sandbox.gateway;

import static dev.skylark.sandbox.gateway.Bot.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.json.Json;
import dev.skylark.sandbox.Part;
import dev.skylark.sandbox.Sandbox;
import dev.skylark.sandbox.Setup;
import dev.skylark.sandbox.discord.DoorAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.events.guild.voice.GuildVoiceUpdateEvent;
import net.dv8tion.jda.api.events.session.SessionInvalidateEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.utils.Compression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway, with a real JDA at its other end. */
class GatewayTest {

    private static final String NEST = "900000000000000001";
    private static final String STRANGERS = "900000000000000002";
    private static final String LOUNGE = "900000000000000111";
    private static final String OWNER = "900000000000000201";
    private static final String BOT = "900000000000000000";

    @TempDir
    Path home;

    private Sandbox sandbox;
    private Realm realm;
    private Gateway gateway;

    @BeforeEach
    void open() {
        sandbox = Sandbox.open(Setup.in(home, 0));
        sandbox.serve(
                (_, _) -> DoorAnswer.json(500, ""), List.of(), List.of(), List.of(new Part("door", () -> Part.OK)));
        realm = sandbox.discord().realm();
        open(Rules.usual().withIdentifies(1, Duration.ZERO));
    }

    @AfterEach
    void close() {
        gateway.close();
        sandbox.close();
    }

    private void open(Rules rules) {
        gateway = Gateway.open(0, realm, rules, new NoVoice());
        sandbox.discord().opened(gateway::forBots);
    }

    private void reopen(Rules rules) {
        gateway.close();
        open(rules);
    }

    private Bot bot() {
        return new Bot(sandbox, gateway.address()).with(Compression.NONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"NONE", "ZLIB"})
    void a_bot_logs_in_and_sees_its_guilds_with_their_voice_channels(Compression compression) {
        realm.seat(NEST, OWNER, LOUNGE);

        try (var bot = bot().with(compression).connect()) {
            assertThat(bot.jda().getGuilds()).extracting(ISnowflake::getId).containsExactlyInAnyOrder(NEST, STRANGERS);
            var nest = guild(bot);
            assertThat(nest.getName()).isEqualTo("Skylark's Nest");
            assertThat(nest.getVoiceChannels()).extracting(ISnowflake::getId).containsExactly(LOUNGE);
            assertThat(nest.getVoiceChannels().getFirst().getMembers())
                    .extracting(ISnowflake::getId)
                    .containsExactly(OWNER);
            assertThat(gateway.identifies()).hasSize(1);
        }
    }

    @Test
    void a_bot_hears_who_comes_and_goes() {
        try (var bot = bot().with(Compression.ZLIB).connect()) {
            realm.seat(NEST, OWNER, LOUNGE);
            until(() -> bot.heard(GuildVoiceUpdateEvent.class).size() == 1);
            realm.seat(NEST, OWNER, "");
            until(() -> bot.heard(GuildVoiceUpdateEvent.class).size() == 2);
        }
    }

    @Test
    void a_wrong_token_is_refused() {
        try (var bot = bot().with("wrong")) {
            assertThatThrownBy(bot::connect).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void a_bot_whose_connection_breaks_resumes_and_misses_nothing() {
        try (var bot = bot().connect()) {
            gateway.drop();
            realm.seat(NEST, OWNER, LOUNGE);

            until(() -> !bot.heard(SessionResumeEvent.class).isEmpty());
            until(() -> bot.heard(GuildVoiceUpdateEvent.class).size() == 1);
            assertThat(gateway.identifies()).hasSize(1);
        }
    }

    @Test
    void a_bot_that_is_asked_to_connect_again_resumes() {
        try (var bot = bot().with(Compression.ZLIB).connect()) {
            gateway.reconnect();

            until(() -> !bot.heard(SessionResumeEvent.class).isEmpty());
            assertThat(gateway.identifies()).hasSize(1);
        }
    }

    @Test
    void a_bot_whose_session_is_invalid_identifies_anew() {
        try (var bot = bot().connect()) {
            gateway.invalidate(false);

            until(() -> !bot.heard(SessionInvalidateEvent.class).isEmpty());
            until(() -> !bot.heard(SessionRecreateEvent.class).isEmpty());
            assertThat(gateway.identifies()).hasSize(2);
        }
    }

    @Test
    void a_guild_is_told_of_to_its_own_shard() {
        reopen(Rules.usual().withShards(2).withIdentifies(2, Duration.ZERO));
        var shard = (int) ((Long.parseLong(NEST) >> 22) % 2);

        try (var own = bot().shard(shard, 2).connect();
                var other = bot().shard(1 - shard, 2).connect()) {
            assertThat(own.jda().getGuilds()).extracting(ISnowflake::getId).contains(NEST);
            assertThat(other.jda().getGuilds()).extracting(ISnowflake::getId).doesNotContain(NEST);
        }
    }

    @Test
    void two_sessions_of_one_shard_both_hear_everything() {
        try (var old = bot().connect();
                var young = bot().connect()) {
            assertThat(gateway.connected()).isEqualTo(2);

            realm.seat(NEST, OWNER, LOUNGE);

            until(() -> old.heard(GuildVoiceUpdateEvent.class).size() == 1);
            until(() -> young.heard(GuildVoiceUpdateEvent.class).size() == 1);
        }
    }

    @Test
    void who_identifies_too_often_is_sent_back() {
        reopen(Rules.usual().withIdentifies(1, Duration.ofHours(1)));
        try (var bot = bot().connect();
                var raw = new RawClient(gateway.address())) {
            assertThat(bot.jda().getStatus()).isEqualTo(JDA.Status.CONNECTED);

            assertThat(raw.next().at("op").whole(0)).isEqualTo(10);
            raw.send(identify());

            assertThat(raw.next().at("op").whole(0)).isEqualTo(9);
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

    @Test
    void rest_says_where_the_gateway_is() {
        assertThat(gateway.forBots()
                        .at("session_start_limit")
                        .at("max_concurrency")
                        .whole(0))
                .isEqualTo(1);
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

    private static Guild guild(Bot bot) {
        return Objects.requireNonNull(bot.jda().getGuildById(NEST));
    }

    /** Nobody connects to voice here. */
    private record NoVoice() implements VoiceHost {
        @Override
        public Admission admit(String guild, String channel, String session) {
            return new Admission("token", "localhost:1");
        }

        @Override
        public void moved(String guild, String person, String channel) {}
    }
}
