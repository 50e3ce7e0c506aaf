package dev.skylark.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.skylark.command.Person;
import dev.skylark.discord.DiscordRest;
import dev.skylark.discord.DiscordRest.BotToken;
import dev.skylark.patience.Neighbour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DiscordMembersTest {

    private static final String GUILD = """
            {"id": "1", "owner_id": "9", "roles": [
              {"id": "1", "permissions": "2147483648"},
              {"id": "20", "permissions": "16"},
              {"id": "30", "permissions": "32"}]}""";

    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.of(
            "/guilds/1", GUILD,
            "/guilds/1/members/7", """
                    {"user": {"id": "7", "username": "larkin", "global_name": null}, "roles": ["20"]}""",
            "/guilds/1/members/9", """
                    {"user": {"id": "9", "username": "o", "global_name": "Owner"}, "roles": []}"""));
    private int otherwise = 404;
    private HttpServer server;
    private Members members;

    @BeforeEach
    void a_discord() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var answer = answers.get(exchange.getRequestURI().toString());
                var bytes = (answer == null ? "{\"code\": 10007, \"message\": \"Unknown Member\"}" : answer)
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer == null ? otherwise : 200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        members = new DiscordMembers(new DiscordRest(
                "http://127.0.0.1:" + server.getAddress().getPort(),
                BotToken.fixed("token"),
                Neighbour.DISCORD.patience(),
                Clock.systemUTC(),
                _ -> {},
                () -> 1,
                (_, _, _) -> {}));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void somebody_has_what_everybody_has_and_what_their_roles_give() {
        assertThat(members.find("1", "7")).contains(new Person("7", "larkin", List.of("20"), 2147483648L | 16));
    }

    @Test
    void who_owns_the_guild_may_do_everything() {
        assertThat(members.find("1", "9")).contains(new Person("9", "Owner", List.of(), -1L));
    }

    @Test
    void who_left_is_nobody_and_a_discord_that_says_no_is_not_taken_for_that() {
        assertThat(members.find("1", "8")).isEmpty();

        otherwise = 403;
        assertThatThrownBy(() -> members.find("1", "8")).isInstanceOf(IllegalStateException.class);
    }
}
