package dev.skylark.sandbox.gateway;

import static dev.skylark.sandbox.gateway.Bot.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.json.Json;
import dev.skylark.sandbox.Part;
import dev.skylark.sandbox.Sandbox;
import dev.skylark.sandbox.Setup;
import dev.skylark.sandbox.discord.DoorAnswer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
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
    void a_bot_hears_that_it_was_thrown_out_and_invited_again() throws Exception {
        try (var bot = bot().connect()) {
            happen("bot-leaves-guild");
            until(() -> bot.heard(GuildLeaveEvent.class).size() == 1);
            happen("bot-joins-guild");
            until(() -> bot.heard(GuildJoinEvent.class).size() == 1);
        }
    }

    private void happen(String what) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(sandbox.address().resolve("/sandbox/happen"))
                    .POST(BodyPublishers.ofString(
                            Json.fields().with("what", what).with("guild", NEST).toString()))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void rest_says_where_the_gateway_is() {
        assertThat(gateway.forBots()
                        .at("session_start_limit")
                        .at("max_concurrency")
                        .whole(0))
                .isEqualTo(1);
    }

    private static Guild guild(Bot bot) {
        return Objects.requireNonNull(bot.jda().getGuildById(NEST));
    }
}
