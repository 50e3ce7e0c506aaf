package dev.skylark.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

    @Test
    void what_was_read_is_asked_with_plain_words() {
        var json = Json.read("{\"a\": {\"b\": [1, \"two\", true, null]}}");

        var items = json.at("a").at("b").items();

        assertThat(items.get(0).whole(0)).isEqualTo(1);
        assertThat(items.get(1).text()).isEqualTo("two");
        assertThat(items.get(2).truth()).isTrue();
        assertThat(items.get(3).isNothing()).isTrue();
    }

    @Test
    void asking_for_what_is_not_there_is_no_error() {
        var json = Json.read("[]");

        assertThat(json.at("a").at("b")).isEqualTo(new Json.Nothing());
        assertThat(json.at("a").items()).isEmpty();
        assertThat(json.at("a").members()).isEmpty();
        assertThat(json.at("a").text()).isEmpty();
        assertThat(json.at("a").truth()).isFalse();
        assertThat(json.at("a").whole(7)).isEqualTo(7);
        assertThat(json.at("a").number(0.5)).isEqualTo(0.5);
    }

    @Test
    void members_keep_their_order() {
        assertThat(Json.read("{\"z\":1,\"a\":2,\"m\":3}").toString()).isEqualTo("{\"z\":1,\"a\":2,\"m\":3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "1.10", "1e2", "1E+2", "1e999999999", "123456789012345678901234567890", "0.1"})
    void a_number_stays_as_it_was_written(String literal) {
        assertThat(Json.read(literal)).isEqualTo(new Json.Numeral(literal)).hasToString(literal);
        assertThat(new String(Json.read(literal).bytes(), StandardCharsets.UTF_8))
                .isEqualTo(literal);
    }

    @Test
    void a_number_too_long_to_calculate_with_is_still_a_text() {
        var id = Json.read("123456789012345678901234567890");

        assertThat(id.whole(-1)).isEqualTo(-1);
        assertThat(id.text()).isEqualTo("123456789012345678901234567890");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "'a'",
                "nul",
                "NaN",
                "01",
                "1 2",
                "{} {}",
                "\"a",
                "[1",
                "{\"a\":1,}",
                "// nothing",
                "\"\u0000\""
            })
    void what_is_not_json_is_refused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(Json.NotJson.class);
    }

    @Test
    void the_same_name_twice_is_refused() {
        assertThatThrownBy(() -> Json.read("{\"a\": 1, \"b\": {\"c\": 2, \"c\": 3}}"))
                .isInstanceOf(Json.NotJson.class);
    }

    @Test
    void what_is_nested_too_deeply_is_refused() {
        assertThat(Json.read(nested(Json.MAX_DEPTH))).isInstanceOf(Json.Items.class);
        assertThatThrownBy(() -> Json.read(nested(Json.MAX_DEPTH + 1))).isInstanceOf(Json.NotJson.class);
        assertThatThrownBy(() -> Json.read("[{\"a\":".repeat(100_000))).isInstanceOf(Json.NotJson.class);
    }

    @Test
    void half_a_character_does_not_keep_the_rest_from_being_sent() {
        var half = Json.read("{\"name\": \"a\\ud83d\"}");

        assertThat(Json.read(half.bytes())).isEqualTo(half);
    }

    @Test
    void a_member_is_added_only_when_it_is_wanted() {
        var fields = Json.fields().with("a", 1).withIf(false, "b", 2).withIf(true, "c", List.of("x", true));

        assertThat(fields).hasToString("{\"a\":1,\"c\":[\"x\",true]}");
        assertThat(fields.with("a", null)).hasToString("{\"a\":null,\"c\":[\"x\",true]}");
    }

    @Test
    void nobody_changes_it_afterwards() {
        var elements = new ArrayList<Json>(List.of(Json.of(1)));
        var items = new Json.Items(elements);

        elements.clear();

        assertThat(items.items()).hasSize(1);
        assertThatThrownBy(() -> Json.fields().members().put("a", Json.of(1)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Property(tries = 500)
    void what_is_written_is_read_back_the_same(@ForAll("values") Json json) {
        assertThat(Json.read(json.bytes())).isEqualTo(json);
        assertThat(Json.read(json.toString())).isEqualTo(json);
    }

    @Property(tries = 1000)
    void bytes_of_any_kind_are_json_or_refused(@ForAll byte[] bytes) {
        try {
            assertThat(Json.read(Json.read(bytes).bytes())).isEqualTo(Json.read(bytes));
        } catch (Json.NotJson refused) {
            assertThat(refused).hasMessageContaining("not JSON");
        }
    }

    @Provide
    Arbitrary<Json> values() {
        return values(3);
    }

    private static Arbitrary<Json> values(int depth) {
        var text = Arbitraries.strings()
                .ofMaxLength(20)
                .map(it -> new String(it.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        var leaf = Arbitraries.oneOf(
                text.<Json>map(Json.Text::new),
                Arbitraries.longs().<Json>map(Json::of),
                Arbitraries.doubles().<Json>map(Json::of),
                Arbitraries.of(Json.of(true), Json.of(false), Json.of(null)));
        if (depth == 0) {
            return leaf;
        }
        return Arbitraries.oneOf(
                leaf,
                values(depth - 1).list().ofMaxSize(4).<Json>map(Json.Items::new),
                Arbitraries.maps(text, values(depth - 1)).ofMaxSize(4).<Json>map(Json.Fields::new));
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
