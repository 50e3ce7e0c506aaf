package dev.skylark.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.json.Json;
import dev.skylark.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

final class MessageJsonTest {

    private static final Texts ENGLISH = Texts.in("en");
    private static final String PHOENIX = "\uD83D\uDC26";

    @Test
    void a_small_message_is_a_coloured_container_that_mentions_nobody() {
        assertThat(render(Message.good("Started").text("web-1 is *running*."))).isEqualTo(Json.read("""
                        {
                          "flags": 32768,
                          "components": [{
                            "type": 17,
                            "accent_color": 3066993,
                            "components": [{"type": 10, "content": "### ✅ Started\\nweb-1 is *running*."}]
                          }],
                          "allowed_mentions": {"parse": []},
                          "attachments": []
                        }
                        """));
    }

    @Test
    void neighbouring_lines_and_facts_share_one_text() {
        var message = Message.neutral("web-1")
                .text("A server.")
                .fact("State", "running")
                .fact("Type", "t4g.nano");

        assertThat(parts(message)).containsExactly(Json.read("""
                        {"type": 10, "content": "### 🔹 web-1\\nA server.\\n**State**  running\\n**Type**  t4g.nano"}
                        """));
    }

    @Test
    void what_stands_between_lines_parts_them() {
        assertThat(parts(Message.neutral("Title").text("above").line().text("below")))
                .containsExactly(
                        Json.read("{\"type\": 10, \"content\": \"### 🔹 Title\\nabove\"}"),
                        Json.read("{\"type\": 14, \"divider\": true}"),
                        Json.read("{\"type\": 10, \"content\": \"below\"}"));
    }

    @Test
    void a_section_carries_its_button_at_its_side() {
        var message = Message.neutral("Servers").section("web-1", Button.danger("Stop", "stop web-1"));

        assertThat(parts(message).get(1)).isEqualTo(Json.read("""
                        {
                          "type": 9,
                          "components": [{"type": 10, "content": "web-1"}],
                          "accessory": {"type": 2, "style": 4, "label": "Stop", "custom_id": "stop web-1"}
                        }
                        """));
    }

    @Test
    void buttons_stand_in_rows_of_at_most_five() {
        var seven = IntStream.range(0, 7)
                .mapToObj(it -> Button.primary("b" + it, "call " + it))
                .toArray(Button[]::new);

        var rows = parts(Message.neutral("Seven").buttons(seven)).stream().skip(1);

        assertThat(rows.map(row -> row.at("components").items().size())).containsExactly(5, 2);
    }

    @Test
    void a_link_has_an_address_and_a_deaf_button_is_grey() {
        var message = Message.neutral("Go")
                .buttons(
                        Button.link("Console", "https://aws.amazon.com"),
                        Button.success("Yes", "yes").enabledIf(false));

        assertThat(parts(message).get(1)).isEqualTo(Json.read("""
                        {"type": 1, "components": [
                          {"type": 2, "style": 5, "label": "Console", "url": "https://aws.amazon.com"},
                          {"type": 2, "style": 3, "label": "Yes", "custom_id": "yes", "disabled": true}
                        ]}
                        """));
    }

    @Test
    void a_menu_shows_what_is_chosen_already() {
        var regions = List.of(new Choice("Frankfurt", "eu-central-1"), new Choice("Ireland", "eu-west-1"));
        var message = Message.neutral("Region")
                .menu(Select.text("Where?", "region", regions)
                        .chosen(List.of("eu-west-1"))
                        .between(0, 9));

        assertThat(parts(message).get(1)).isEqualTo(Json.read("""
                        {"type": 1, "components": [{
                          "type": 3, "custom_id": "region", "placeholder": "Where?", "min_values": 0, "max_values": 2,
                          "options": [
                            {"label": "Frankfurt", "value": "eu-central-1"},
                            {"label": "Ireland", "value": "eu-west-1", "default": true}
                          ]
                        }]}
                        """));
    }

    @Test
    void a_menu_of_people_knows_them_by_their_ids() {
        var menu = Select.of(Select.Kind.USER, "Who?", "who").chosen(List.of("80351110224678912"));

        assertThat(parts(Message.neutral("People").menu(menu)).get(1)).isEqualTo(Json.read("""
                        {"type": 1, "components": [{
                          "type": 5, "custom_id": "who", "placeholder": "Who?", "min_values": 1, "max_values": 1,
                          "default_values": [{"id": "80351110224678912", "type": "user"}]
                        }]}
                        """));
    }

    @Test
    void a_menu_has_one_to_twenty_five_choices() {
        var many = IntStream.range(0, 26)
                .mapToObj(it -> new Choice("c" + it, "c" + it))
                .toList();

        assertThatThrownBy(() -> render(Message.neutral("None").menu(Select.text("?", "call", List.of()))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> render(Message.neutral("Many").menu(Select.text("?", "call", many))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pictures_and_downloads_name_the_files_that_go_along() {
        var message = Message.neutral("CPU")
                .picture(Attachment.of("cpu.png", "A line that rises", new byte[] {1}))
                .download(Attachment.of("log.txt", "The log", "hello"));

        assertThat(parts(message).stream().skip(1))
                .containsExactly(
                        Json.read("{\"type\": 12, \"items\": [{\"media\": {\"url\": \"attachment://cpu.png\"}}]}"),
                        Json.read("{\"type\": 13, \"file\": {\"url\": \"attachment://log.txt\"}}"));
        assertThat(render(message).at("attachments")).isEqualTo(Json.read("""
                        [
                          {"id": "0", "filename": "cpu.png", "description": "A line that rises"},
                          {"id": "1", "filename": "log.txt", "description": "The log"}
                        ]
                        """));
    }

    @Test
    void two_equal_files_are_still_two() {
        var file = Attachment.of("log.txt", "The log", "hello");

        var attachments = render(Message.neutral("Twice").download(file).download(file))
                .at("attachments")
                .items();

        assertThat(attachments.stream().map(it -> it.at("id").text())).containsExactly("0", "1");
    }

    @Test
    void a_private_message_carries_the_flag_for_it() {
        assertThat(MessageJson.renderPrivate(Message.good("Hush"), ENGLISH).at("flags"))
                .isEqualTo(Json.of(32768 + 64));
    }

    @Test
    void what_has_no_room_is_left_out_and_counted() {
        var message = Message.neutral("Servers");
        for (int i = 0; i < 20; i++) {
            message = message.section("web-" + i, Button.danger("Stop", "stop " + i));
        }

        var parts = parts(message);
        var shown =
                parts.stream().filter(it -> it.at("type").equals(Json.of(9))).count();

        assertThat(components(render(message))).isLessThanOrEqualTo(40);
        assertThat(shown).isPositive();
        assertThat(parts.getLast().at("content").text()).isEqualTo("-# " + (20 - shown) + " more");
    }

    @Test
    void a_long_text_is_cut_at_the_end_of_a_line_and_its_length_is_told() {
        var text = "a line of some words\n".repeat(500);

        var content = onlyText(Message.neutral("Log").text(text));

        assertThat(content).endsWith("\na line of some words\n-# … shortened; the whole text has 10500 characters");
    }

    @Test
    void a_code_block_that_is_cut_is_closed() {
        var content = onlyText(Message.neutral("Log").text(Markdown.block("a line of the log\n".repeat(500))));

        assertThat(content).contains("a line of the log\n```\n-# … shortened");
        assertThat(content.split("```", -1)).hasSize(3);
    }

    @Test
    void a_cut_never_goes_through_a_character() {
        for (var before : List.of("", "x")) {
            var message = Message.neutral(before + PHOENIX.repeat(400)).text(before + PHOENIX.repeat(5000));

            assertThat(onlyText(message)).is(whole());
        }
    }

    @Test
    void text_that_finds_hardly_any_room_is_cut_to_nothing() {
        for (int length = 3500; length < 3920; length++) {
            var message = Message.neutral("Full").text("x".repeat(length)).text(PHOENIX.repeat(300));

            assertThat(onlyText(message)).hasSizeLessThanOrEqualTo(4000).is(whole());
        }
    }

    @Test
    void labels_are_cut_between_characters_too() {
        var message = Message.neutral("Label").buttons(Button.primary("x" + PHOENIX.repeat(60), "call"));

        var label = parts(message).get(1).at("components").items().getFirst().at("label");

        assertThat(label.text()).hasSizeLessThanOrEqualTo(80).endsWith("…").is(whole());
    }

    @Test
    void a_call_that_discord_would_not_take_is_our_bug() {
        var tooLong = Message.neutral("Long").buttons(Button.primary("Go", "x".repeat(101)));
        var empty = Message.neutral("Empty").buttons(Button.primary("Go", ""));

        assertThatThrownBy(() -> render(tooLong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> render(empty)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_same_call_twice_is_our_bug() {
        var message = Message.neutral("Twice")
                .section("one", Button.primary("Go", "same"))
                .buttons(Button.danger("Go", "same"));

        assertThatThrownBy(() -> render(message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same");
    }

    @Property(tries = 300)
    void whatever_comes_discord_takes_it(@ForAll("messages") Message message) {
        var json = render(message);

        assertThat(components(json)).isLessThanOrEqualTo(40);
        assertThat(characters(json)).isLessThanOrEqualTo(4000);
        assertThat(isWhole(json.toString())).isTrue();
        assertThat(Json.read(json.bytes())).isEqualTo(json);
    }

    @Provide
    Arbitrary<Message> messages() {
        var text = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Combinators.combine(
                                Arbitraries.of("word ", "a line\n", PHOENIX, "```\n", "x"),
                                Arbitraries.integers().between(0, 3000))
                        .as(String::repeat));
        var wholeText = text.map(MessageJsonTest::mended);
        var block = Arbitraries.oneOf(
                wholeText.<Block>map(Block.Text::new),
                wholeText.<Block>map(it -> new Block.Fact("Name", it)),
                wholeText.<Block>map(it -> new Block.Section(it, Button.primary(it, "call"))),
                Arbitraries.integers()
                        .between(0, 12)
                        .<Block>map(count -> new Block.Buttons(Stream.generate(() -> Button.primary("b", "call"))
                                .limit(count)
                                .toList())),
                Arbitraries.just(new Block.Menu(Select.of(Select.Kind.ROLE, "Which?", "call"))),
                Arbitraries.just(new Block.Picture("picture.png")),
                Arbitraries.just(new Block.Download("log.txt")),
                Arbitraries.just(new Block.Line()));
        return Combinators.combine(wholeText, block.list().ofMaxSize(60))
                .as((title, blocks) -> unlike(new Message(Tone.WARNING, title, blocks, List.of())));
    }

    /** Gives every call in it a name of its own. */
    private static Message unlike(Message message) {
        var count = new int[1];
        return message.withTargets(call -> call + count[0]++);
    }

    private static String mended(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Condition<String> whole() {
        return new Condition<>(MessageJsonTest::isWhole, "made of whole characters");
    }

    private static boolean isWhole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Json.Fields render(Message message) {
        return MessageJson.render(message, ENGLISH);
    }

    private static List<Json> parts(Message message) {
        return render(message)
                .at("components")
                .items()
                .getFirst()
                .at("components")
                .items();
    }

    private static String onlyText(Message message) {
        assertThat(parts(message)).hasSize(1);
        return parts(message).getFirst().at("content").text();
    }

    /** Counted in what is sent, not as it was made: every object that has a type, but for the message itself. */
    private static int components(Json json) {
        var below = Stream.concat(json.items().stream(), json.members().values().stream())
                .mapToInt(MessageJsonTest::components)
                .sum();
        return below + (json.at("type").isNothing() ? 0 : 1);
    }

    private static int characters(Json json) {
        var below = Stream.concat(json.items().stream(), json.members().values().stream())
                .mapToInt(MessageJsonTest::characters)
                .sum();
        return below + json.at("content").text().length();
    }
}
