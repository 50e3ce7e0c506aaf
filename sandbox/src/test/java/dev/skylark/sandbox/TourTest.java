package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import dev.skylark.sandbox.house.Doors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uses every command, presses every button, chooses in every menu and fills every form, and leaves the record of what
 * went to Discord in {@code target/tour/wire.ndjson}, where CI holds it against Discord's own document.
 */
class TourTest {

    private static final String GUILD = "900000000000000001";
    private static final String STRANGERS = "900000000000000002";
    private static final String OWNER = "900000000000000201";
    private static final Path RECORD = Path.of("target", "tour", "wire.ndjson");

    /** One value for each option, so that every command has something to do. */
    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("command", "ping"),
            Map.entry("feature", "audit"),
            Map.entry("role", "900000000000000305"),
            Map.entry("permission", "viewer"),
            Map.entry("server", STRANGERS),
            Map.entry("person", 40),
            Map.entry("name", "The tourists"),
            Map.entry("purpose", "We look at everything that there is."),
            Map.entry("people", 12),
            Map.entry("zone", "Europe/Berlin"),
            Map.entry("currency", "EUR"),
            Map.entry("language", "de"),
            Map.entry("reason", "Just touring"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> pressed = new HashSet<>();
    private final Set<String> used = new LinkedHashSet<>();
    private URI address = URI.create("http://localhost");

    @Test
    void a_tour_of_everything_is_taken_by_discord(@TempDir Path home) throws Exception {
        try (var running = Main.run(Map.of("SKYLARK_HOME", home.toString(), "SKYLARK_PORT", "0"))) {
            address = running.sandbox().address();
            act(GUILD, OWNER, "en-US", command("access quota", Map.of("person", 600, "server", 6000)));
            for (var locale : List.of("en-US", "de")) {
                ask(running, locale);
                // In the second language two people have to agree, so that their buttons are seen as well.
                var people = locale.equals("de") ? "two" : "one";
                act(
                        GUILD,
                        OWNER,
                        locale,
                        command("access approvals", Map.of("command", "feature off", "people", people)));
                settle(running);
                for (var command : commands()) {
                    use(GUILD, OWNER, locale, command);
                    use(GUILD, "900000000000000205", locale, command);
                    settle(running);
                }
                pressEverything(running, locale);
            }
        }
        Files.createDirectories(RECORD.getParent());
        Files.copy(home.resolve("wire.ndjson"), RECORD, StandardCopyOption.REPLACE_EXISTING);

        assertThat(used)
                .containsAll(
                        Doors.catalogue().listed().stream().map(it -> it.name()).toList());
        assertThat(pressed).hasSizeGreaterThan(20);
        assertThat(record()).hasSizeGreaterThan(80).allSatisfy(line -> {
            assertThat(line.at("refused").isNothing()).as(line.toString()).isTrue();
            assertThat(line.at("status").whole(0)).as(line.toString()).isLessThan(400);
        });
        assertThat(record().stream()
                        .filter(it -> it.at("kind").text().equals("response"))
                        .map(it -> it.at("body").at("type").whole(0)))
                .as("every kind of answer")
                .contains(4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(pressed).contains("en-US?access ask", "en-US?setup region", "de>approve|id=…", "de>decline|id=…");
    }

    /** Strangers ask, so that their card and its buttons are there. */
    private void ask(Main.Running running, String locale) throws Exception {
        var stranger = stranger();
        act(STRANGERS, stranger, locale, command("setup", Map.of()));
        settle(running);
        pressEverything(running, locale, STRANGERS, stranger);
    }

    private String stranger() throws Exception {
        for (var guild : state().at("guilds").items()) {
            if (guild.at("id").text().equals(STRANGERS)) {
                return guild.at("members").items().getFirst().at("id").text();
            }
        }
        throw new AssertionError("the strangers are gone");
    }

    private void use(String guild, String member, String locale, Json command) throws Exception {
        for (var leaf : leaves("", command)) {
            used.add(leaf.name());
            var all = new java.util.HashMap<String, Object>();
            for (var option : leaf.options()) {
                var name = option.at("name").text();
                if (option.at("required").truth() && VALUES.containsKey(name)) {
                    all.put(name, value(leaf.name(), name));
                }
                if (option.at("autocomplete").truth()) {
                    act(
                            guild,
                            member,
                            locale,
                            Json.fields()
                                    .with("kind", "autocomplete")
                                    .with("name", leaf.name())
                                    .with("options", Json.fields().with(name, "a"))
                                    .with("focused", name));
                }
            }
            act(guild, member, locale, command(leaf.name(), all));
            if (leaf.name().equals("audit")) {
                act(guild, member, locale, command("audit", Map.of("file", true)));
            }
        }
    }

    private static Object value(String command, String option) {
        return command.equals("access ask") && option.equals("people") ? 12 : VALUES.getOrDefault(option, "");
    }

    private void pressEverything(Main.Running running, String locale) throws Exception {
        pressEverything(running, locale, GUILD, OWNER);
    }

    /** Begins anew until nothing new appears; each button of each command is pressed once a language. */
    private void pressEverything(Main.Running running, String locale, String guild, String member) throws Exception {
        int before;
        do {
            before = pressed.size();
            act(guild, member, locale, command("setup", Map.of()));
            act(guild, member, locale, command("help", Map.of()));
            settle(running);
            for (var next = unpressed(guild, locale); next.isPresent(); next = unpressed(guild, locale)) {
                press(locale, guild, member, next.get().message(), next.get().control());
                settle(running);
            }
        } while (pressed.size() > before);
    }

    private record Unpressed(Json message, Json control) {}

    private Optional<Unpressed> unpressed(String guild, String locale) throws Exception {
        return messages(guild).stream()
                .flatMap(message -> controls(message).stream().map(it -> new Unpressed(message, it)))
                .filter(it -> !it.control().at("disabled").truth())
                .filter(it -> !pressed.contains(
                        locale + kind(it.control().at("custom_id").text())))
                .findFirst();
    }

    private void press(String locale, String guild, String member, Json message, Json control) throws Exception {
        var target = control.at("custom_id").text();
        pressed.add(locale + kind(target));
        var what = Json.fields()
                .with("kind", control.at("type").whole(0) == 2 ? "press" : "select")
                .with("message", message.at("id").text())
                .with("custom_id", target);
        var answer = act(
                guild,
                visitor(message, member),
                locale,
                values(control)
                        .map(it -> (Json) what.with("values", List.of(it)))
                        .findFirst()
                        .orElse(what));
        if (answer.at("kind").text().equals("modal")) {
            var form = answer.at("modal");
            var written = Json.fields();
            for (var row : form.at("components").items()) {
                var id = row.at("component").at("custom_id").text();
                written = written.with(id, String.valueOf(VALUES.getOrDefault(id, "1")));
            }
            act(
                    guild,
                    visitor(message, member),
                    locale,
                    Json.fields()
                            .with("kind", "submit")
                            .with("modal", form.at("custom_id").text())
                            .with("message", message.at("id").text())
                            .with("values", written));
        }
    }

    private static String visitor(Json message, String member) {
        return message.at("visible_to").isText() ? message.at("visible_to").text() : member;
    }

    /** Buttons that differ only in what they name are the same to a tourist. */
    private static String kind(String target) {
        return target.replaceFirst("^!\\w+\\|", "!").replaceAll("=[^|]{12,}", "=…");
    }

    private static Stream<String> values(Json control) {
        return switch ((int) control.at("type").whole(0)) {
            case 3 ->
                control.at("options").items().stream().map(it -> it.at("value").text());
            case 5 -> Stream.of(OWNER);
            case 6 -> Stream.of("900000000000000305");
            case 8 -> Stream.of("900000000000000102");
            default -> Stream.empty();
        };
    }

    private static List<Json> controls(Json node) {
        var found = new ArrayList<Json>();
        if (node.at("custom_id").isText()) {
            found.add(node);
        }
        node.at("components").items().forEach(it -> found.addAll(controls(it)));
        if (!node.at("accessory").isNothing()) {
            found.addAll(controls(node.at("accessory")));
        }
        return found;
    }

    private record Leaf(String name, List<Json> options) {}

    private static List<Leaf> leaves(String before, Json node) {
        var name = (before + " " + node.at("name").text()).strip();
        var folders = node.at("options").items().stream()
                .filter(it -> it.at("type").whole(0) <= 2)
                .toList();
        return folders.isEmpty()
                ? List.of(new Leaf(name, node.at("options").items()))
                : folders.stream().flatMap(it -> leaves(name, it).stream()).toList();
    }

    private List<Json> messages(String guild) throws Exception {
        var state = state();
        var channels = new HashSet<String>();
        for (var it : state.at("guilds").items()) {
            if (it.at("id").text().equals(guild)) {
                it.at("channels")
                        .items()
                        .forEach(channel -> channels.add(channel.at("id").text()));
            }
        }
        return state.at("messages").members().entrySet().stream()
                .filter(it -> channels.contains(it.getKey()))
                .flatMap(it -> it.getValue().items().stream())
                .toList();
    }

    private List<Json> commands() throws Exception {
        return state().at("commands").items();
    }

    private Json state() throws Exception {
        var request = HttpRequest.newBuilder(address.resolve("/sandbox/state")).build();
        return Json.read(http.send(request, BodyHandlers.ofByteArray()).body());
    }

    private static Json command(String name, Map<String, ?> options) {
        var values = Json.fields();
        for (var option : options.entrySet()) {
            values = values.with(option.getKey(), option.getValue());
        }
        return Json.fields().with("kind", "command").with("name", name).with("options", values);
    }

    private Json act(String guild, String member, String locale, Json what) throws Exception {
        var channel = guild.equals(GUILD) ? "900000000000000101" : firstChannel();
        var body = Json.fields()
                .with("guild", guild)
                .with("channel", channel)
                .with("member", member)
                .with("locale", locale)
                .with("do", what);
        var request = HttpRequest.newBuilder(address.resolve("/sandbox/act"))
                .POST(BodyPublishers.ofByteArray(body.bytes()))
                .build();
        var answer = Json.read(http.send(request, BodyHandlers.ofByteArray()).body());
        assertThat(answer.at("kind").text()).as(what + " " + answer).isNotEqualTo("failed");
        return answer;
    }

    private String firstChannel() throws Exception {
        return state().at("guilds").items().stream()
                .filter(it -> it.at("id").text().equals(STRANGERS))
                .flatMap(it -> it.at("channels").items().stream())
                .filter(it -> it.at("kind").text().equals("text"))
                .findFirst()
                .orElseThrow()
                .at("id")
                .text();
    }

    /** Until all work is done. */
    private static void settle(Main.Running running) {
        var end = Instant.now().plus(Duration.ofSeconds(30));
        while (running.doors().waiting() > 0 && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(running.doors().waiting()).isZero();
    }

    private static List<Json> record() throws IOException {
        try (var lines = Files.lines(RECORD)) {
            return lines.map(Json::read).toList();
        }
    }
}
