package dev.skylark.care;

import static dev.skylark.care.Presence.Need.ATTACH_FILES;
import static dev.skylark.care.Presence.Need.EMBED_LINKS;
import static dev.skylark.care.Presence.Need.READ_MESSAGE_HISTORY;
import static dev.skylark.care.Presence.Need.SEND_MESSAGES;
import static dev.skylark.care.Presence.Need.VIEW_CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.skylark.care.Presence.Need;
import dev.skylark.discord.DiscordRest;
import dev.skylark.discord.DiscordRest.BotToken;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.patience.Neighbour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Discord says of our bot, over real HTTP, and what follows from it by Discord's rule. */
final class DiscordPresenceTest {

    private static final long ALL =
            Arrays.stream(Need.values()).mapToLong(Need::bit).reduce(0, (one, other) -> one | other);
    private static final long ADMINISTRATOR = 8;
    private static final String EVERYBODY = "1";
    private static final String OURS = "20";
    private static final String ANOTHER = "30";
    private static final String BOT = "99";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private int otherwise = 404;
    private HttpServer server;
    private Presence presence;

    @BeforeEach
    void a_discord() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var answer = answers.get(exchange.getRequestURI().toString());
                var bytes = (answer == null ? "{\"code\": 50001, \"message\": \"Missing Access\"}" : answer)
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer == null ? otherwise : 200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        var rest = new DiscordRest(
                "http://127.0.0.1:" + server.getAddress().getPort(),
                BotToken.fixed("token"),
                Neighbour.DISCORD.patience(),
                Clock.systemUTC(),
                _ -> {},
                () -> 1,
                (_, _, _) -> {});
        presence = new DiscordPresence(() -> rest, () -> BOT);
        roles(0, ALL, 0);
        answers.put("/guilds/1/members/99", "{\"user\": {\"id\": \"99\"}, \"roles\": [\"20\"]}");
        channel("");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void who_is_known_by_name_is_there() {
        answers.put("/users/@me", "{\"id\": \"99\", \"username\": \"Skylark\"}");

        assertThat(presence.name()).isEqualTo(Answer.got("Skylark"));
    }

    @ParameterizedTest
    @CsvSource({"401, DENIED", "403, DENIED", "404, GONE", "400, OTHER", "500, DOWN", "503, DOWN"})
    void what_discord_does_not_say_has_its_reason(int status, Trouble trouble) {
        otherwise = status;
        answers.remove("/guilds/1/roles");

        assertThat(presence.name())
                .isInstanceOfSatisfying(
                        Answer.Failed.class, it -> assertThat(it.trouble()).isEqualTo(trouble));
        assertThat(presence.lacks("1", "5")).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void a_channel_or_a_member_that_is_gone_is_not_taken_for_one_without_rights() {
        answers.remove("/channels/5");
        assertThat(presence.lacks("1", "5")).isEqualTo(Answer.failed(Trouble.GONE, "404 50001 Missing Access"));

        answers.remove("/guilds/1/members/99");
        assertThat(presence.lacks("1", "5")).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void our_role_may_everything_that_is_needed() {
        assertThat(lacks()).isEmpty();
    }

    @Test
    void nobody_gave_us_anything() {
        roles(0, 0, ALL);

        assertThat(lacks()).containsExactlyInAnyOrder(Need.values());
    }

    @Test
    void what_everybody_may_and_what_our_role_may_is_added() {
        roles(VIEW_CHANNEL.bit() | SEND_MESSAGES.bit(), EMBED_LINKS.bit(), 0);

        assertThat(lacks()).containsExactlyInAnyOrder(ATTACH_FILES, READ_MESSAGE_HISTORY);
    }

    @Test
    void a_channel_that_is_closed_to_everybody_is_closed_to_us() {
        channel(overwrite(EVERYBODY, 0, VIEW_CHANNEL.bit()));

        assertThat(lacks()).containsExactly(VIEW_CHANNEL);
    }

    @Test
    void unless_it_is_opened_for_our_role() {
        channel(overwrite(OURS, VIEW_CHANNEL.bit(), 0) + "," + overwrite(EVERYBODY, 0, VIEW_CHANNEL.bit()));

        assertThat(lacks()).isEmpty();
    }

    @Test
    void another_role_opens_and_closes_nothing_for_us() {
        channel(overwrite(EVERYBODY, 0, SEND_MESSAGES.bit())
                + ","
                + overwrite(ANOTHER, SEND_MESSAGES.bit(), EMBED_LINKS.bit()));

        assertThat(lacks()).containsExactly(SEND_MESSAGES);
    }

    @Test
    void what_is_said_of_us_alone_counts_more_than_what_is_said_of_our_role() {
        channel(overwrite(BOT, 0, ATTACH_FILES.bit())
                + ","
                + overwrite(OURS, ATTACH_FILES.bit() | SEND_MESSAGES.bit(), 0)
                + ","
                + overwrite(EVERYBODY, 0, SEND_MESSAGES.bit()));

        assertThat(lacks()).containsExactly(ATTACH_FILES);
    }

    @Test
    void of_our_roles_one_that_opens_counts_more_than_one_that_closes() {
        answers.put("/guilds/1/members/99", "{\"user\": {\"id\": \"99\"}, \"roles\": [\"20\", \"30\"]}");
        channel(overwrite(OURS, 0, SEND_MESSAGES.bit()) + "," + overwrite(ANOTHER, SEND_MESSAGES.bit(), 0));

        assertThat(lacks()).isEmpty();
    }

    @Test
    void an_administrator_may_everything_wherever() {
        roles(0, ADMINISTRATOR, 0);
        channel(overwrite(BOT, 0, ALL));

        assertThat(lacks()).isEmpty();
    }

    private Set<Need> lacks() {
        var found = presence.lacks("1", "5");
        assertThat(found).isInstanceOf(Answer.Got.class);
        return EnumSet.copyOf(
                found instanceof Answer.Got<Set<Need>>(var lacking) && !lacking.isEmpty()
                        ? lacking
                        : EnumSet.noneOf(Need.class));
    }

    private void roles(long everybody, long ours, long another) {
        answers.put(
                "/guilds/1/roles",
                "[%s, %s, %s]".formatted(role(EVERYBODY, everybody), role(OURS, ours), role(ANOTHER, another)));
    }

    private static String role(String id, long permissions) {
        return "{\"id\": \"%s\", \"permissions\": \"%d\"}".formatted(id, permissions);
    }

    private void channel(String overwrites) {
        answers.put("/channels/5", "{\"id\": \"5\", \"permission_overwrites\": [" + overwrites + "]}");
    }

    private static String overwrite(String id, long allow, long deny) {
        return "{\"id\": \"%s\", \"type\": 0, \"allow\": \"%d\", \"deny\": \"%d\"}".formatted(id, allow, deny);
    }
}
