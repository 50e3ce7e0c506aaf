package dev.skylark.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PatchTest {

    private static final String TEXT = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";

    @Property(tries = 1000)
    void a_diff_of_two_texts_makes_the_second_out_of_the_first(
            @ForAll("texts") String one, @ForAll("texts") String other) {
        Assume.that(!one.equals(other));

        assertThat(applied(Diffs.of("a.txt", one, other), one)).hasValue(other);
    }

    @Property(tries = 1000)
    void any_text_is_read_and_applied_without_an_accident(@ForAll("diffs") String diff, @ForAll("texts") String text) {
        Patch.read(diff).ifPresent(patch -> {
            assertThat(patch.size()).isPositive();
            patch.changes().forEach(it -> assertThat(it.apply(text)).isNotNull());
        });
    }

    @Property(tries = 300)
    void a_text_that_is_no_diff_is_none(@ForAll String text) {
        Assume.that(!text.contains("@@"));

        assertThat(Patch.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void a_place_that_is_miscounted_by_three_lines_is_found(int line) {
        assertThat(applied(replacing(line, "three"), TEXT).isPresent()).isEqualTo(line <= 6);
    }

    @Test
    void the_nearest_of_several_places_is_taken() {
        assertThat(applied(replacing(4, "x"), "x\na\nx\nx\nb\n")).hasValue("x\na\nx\nnew\nb\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thre", "three ", "Three", " three"})
    void what_is_not_there_word_by_word_is_not_changed(String almost) {
        assertThat(applied(replacing(3, almost), TEXT)).isEmpty();
    }

    @Test
    void half_a_patch_is_none() {
        var diff = replacing(3, "three") + "@@ -7 +7 @@\n-nothing\n+new\n";

        assertThat(applied(diff, TEXT)).isEmpty();
    }

    @Test
    void a_later_place_is_not_looked_for_before_an_earlier_one() {
        var diff = replacing(3, "three") + "@@ -4 +4 @@\n-two\n+new\n";

        assertThat(applied(diff, TEXT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'1,9', '1,9'", "'1,1', '1,1'", "'1,0', '1,0'", "'1', '1'"})
    void a_length_that_is_miscounted_does_no_harm(String before, String after) {
        var diff = "--- a/a.txt\n+++ b/a.txt\n@@ -" + before + " +" + after + " @@\n one\n-two\n+2\n three\n";

        assertThat(applied(diff, TEXT)).hasValue(TEXT.replace("two", "2"));
    }

    @Test
    void an_empty_line_may_have_lost_its_space() {
        var diff = "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n one\n\n-two\n+2\n";

        assertThat(applied(diff, "one\n\ntwo\n")).hasValue("one\n\n2\n");
    }

    @Test
    void a_patch_of_two_files_is_read_as_such() {
        var diff = """
                diff --git a/x b/x
                index 1..2 100644
                --- a/x
                +++ b/x
                @@ -1 +1 @@
                -a
                +b
                --- y\t2026-01-01
                +++ y\t2026-01-02
                @@ -1 +1 @@ void main()
                -a
                +b
                """;

        assertThat(Patch.read(diff)).hasValueSatisfying(it -> {
            assertThat(it.changes()).extracting(Patch.Change::path).containsExactly("x", "y");
            assertThat(it.size()).isEqualTo(4);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--- a/x",
                "--- a/x\n+++ b/x",
                "--- a/x\n+++ b/x\n@@ -1 +1 @@",
                "--- a/x\n+++ b/x\n@@ -1 +1 @@\n a",
                "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n?b",
                "--- a/x\n+++ b/x\n@@ -99999999999 +1 @@\n-a\n+b",
                "--- a/x\n+++ b/y\n@@ -1 +1 @@\n-a\n+b",
                "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+b",
                "--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a",
                "new file mode 100755\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b",
                "diff --git a/x b/y\nrename from x\nrename to y",
                "GIT binary patch\nliteral 1",
                "Here it is:\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b",
            })
    void what_changes_no_file_that_is_there_is_no_patch(String diff) {
        assertThat(Patch.read(diff)).isEmpty();
    }

    @Test
    void lines_without_a_place_to_hold_on_to_go_only_into_an_empty_file() {
        var diff = "--- a/a.txt\n+++ b/a.txt\n@@ -0,0 +1 @@\n+new\n";

        assertThat(applied(diff, "")).hasValue("new\n");
        assertThat(applied(diff, TEXT)).isEmpty();
    }

    private static String replacing(int line, String text) {
        return "--- a/a.txt\n+++ b/a.txt\n@@ -%d +%d @@\n-%s\n+new\n".formatted(line, line, text);
    }

    private static Optional<String> applied(String diff, String text) {
        return Patch.read(diff).map(Patch::changes).map(List::getFirst).flatMap(it -> it.apply(text));
    }

    @Provide
    Arbitrary<String> texts() {
        return lines("a", "b", "", " ", "-- a", "++ b", "@@ -1 +1 @@", "\\ No newline at end of file", "diff x", "ö\r");
    }

    @Provide
    Arbitrary<String> diffs() {
        return lines(
                "--- a/x", "+++ b/x", "@@ -1 +1 @@", "@@ -2,3 +1,0 @@", "-a", "+a", " a", "", "\\", "diff", "x", "-");
    }

    private static Arbitrary<String> lines(String... some) {
        var end = Arbitraries.of("", "\n");
        return Arbitraries.of(some)
                .list()
                .ofMaxSize(30)
                .flatMap(it -> end.map(last -> it.isEmpty() ? "" : String.join("\n", it) + last));
    }
}
