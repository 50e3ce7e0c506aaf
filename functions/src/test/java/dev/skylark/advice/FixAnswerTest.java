package dev.skylark.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.advice.FixAnswer.Evidence.Logged;
import dev.skylark.advice.FixAnswer.Evidence.Source;
import dev.skylark.advice.FixAnswer.Hypothesis;
import dev.skylark.advice.FixAnswer.Refused;
import dev.skylark.advice.FixAnswer.Suggested;
import dev.skylark.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FixAnswerTest {

    private static final String MAIN = "src/Main.java";
    private static final String EVIDENCE = "[{\"file\": \"src/Main.java\", \"line\": 2}, {\"log\": 1}]";
    private static final String LONG =
            IntStream.range(0, 300).mapToObj(it -> it + "\n").collect(Collectors.joining());
    private static final Suspicion GIVEN = new Suspicion(
            "NullPointerException",
            "it is null",
            "at Main.run(Main.java:2)",
            List.of("boom"),
            List.of(
                    file(MAIN, "one\ntwo\nthree\n", 2),
                    file("../other/Main.java", "two\n", 1),
                    file("/etc/passwd", "two\n", 1),
                    file(".github/workflows/build.yml", "two\n", 1),
                    file(".skylark/guild.yml", "two\n", 1),
                    file("src/Long.java", LONG, 5)),
            List.of());

    @Test
    void what_can_be_checked_is_believed_with_the_likeliest_first() {
        var answer = read(answer(hypothesis("One.", "0.2", "[{\"log\": 1}]"), hypothesis("Two.", "0.9", EVIDENCE)));

        assertThat(answer)
                .isEqualTo(new Suggested(
                        List.of(
                                new Hypothesis("Two.", List.of(new Source(MAIN, 2), new Logged(1)), 0.9),
                                new Hypothesis("One.", List.of(new Logged(1)), 0.2)),
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"```json\n%s\n```", "```\n%s\n```", "\n  %s \n"})
    void a_fence_around_the_answer_is_let_through(String around) {
        assertThat(read(around.formatted(answer(hypothesis("One.", "1", EVIDENCE)))))
                .isInstanceOf(Suggested.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I do not know.",
                "```",
                "``````",
                "[]",
                "null",
                "{}",
                "{\"hypotheses\": []}",
                "{\"hypotheses\": \"none\"}",
                "{\"hypotheses\": [{\"claim\": \"One.\", \"evidence\": [{\"log\": 1}], \"confidence\": 1}], \"run\": 1}",
                "{\"hypotheses\": [{\"claim\": \"One.\", \"evidence\": [{\"log\": 1}], \"confidence\": 1}]} Done.",
                "Here: {\"hypotheses\": [{\"claim\": \"One.\", \"evidence\": [{\"log\": 1}], \"confidence\": 1}]}",
            })
    void another_answer_than_the_json_is_refused(String text) {
        assertThat(read(text)).isEqualTo(new Refused("not the JSON that was asked for"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0.5, [{\"log\": 1}]",
        "One., 1.5, [{\"log\": 1}]",
        "One., -0.1, [{\"log\": 1}]",
        "One., 1e999, [{\"log\": 1}]",
        "One., \"1\", [{\"log\": 1}]",
        "One., 0.5, []",
        "One., 0.5, null",
    })
    void half_a_hypothesis_is_refused(String claim, String confidence, String evidence) {
        assertThat(read(answer(hypothesis(claim, confidence, evidence)))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"file\": \"src/Main.java\", \"line\": 4}]",
                "[{\"file\": \"src/Main.java\", \"line\": 0}]",
                "[{\"file\": \"src/Main.java\"}]",
                "[{\"file\": \"src/Main.java\", \"line\": 4294967298}]",
                "[{\"file\": \"src/Other.java\", \"line\": 1}]",
                "[{\"file\": \"src/Long.java\", \"line\": 299}]",
                "[{\"log\": 2}]",
                "[{\"log\": -1}]",
                "[{}]",
                "[1]",
                "[{\"log\": 1}, {\"log\": 2}]",
            })
    void evidence_that_was_not_given_proves_nothing(String evidence) {
        assertThat(read(answer(hypothesis("One.", "1", evidence))))
                .isEqualTo(new Refused("no evidence that was given"));
        assertThat(read(answer(hypothesis("One.", "1", evidence), hypothesis("Two.", "0.1", EVIDENCE))))
                .isInstanceOfSatisfying(
                        Suggested.class,
                        it -> assertThat(it.ranked())
                                .extracting(Hypothesis::claim)
                                .containsExactly("Two."));
    }

    @Test
    void a_patch_that_fits_is_suggested() {
        var read = read(patched(Diffs.of(MAIN, "one\ntwo\nthree\n", "one\n2\nthree\n")));

        assertThat(read)
                .isInstanceOfSatisfying(
                        Suggested.class,
                        it -> assertThat(it.patch()
                                        .orElseThrow()
                                        .changes()
                                        .getFirst()
                                        .apply("one\ntwo\nthree\n"))
                                .hasValue("one\n2\nthree\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "../other/Main.java, a patch outside of the sources",
        "src/../../x, a patch outside of the sources",
        "..\\x, a patch outside of the sources",
        "/etc/passwd, a patch outside of the sources",
        ".github/workflows/build.yml, a patch outside of the sources",
        ".GitHub/Workflows/build.yml, a patch outside of the sources",
        "./.github/workflows/build.yml, a patch outside of the sources",
        ".skylark/guild.yml, a patch outside of the sources",
        "src/Other.java, a patch of a file that was not given",
        "src/Long.java, a patch that does not apply",
    })
    void a_patch_goes_nowhere_but_where_it_may(String path, String why) {
        assertThat(read(patched(Diffs.of(path, "two\n", "2\n")))).isEqualTo(new Refused(why));
    }

    @Test
    void a_patch_of_too_many_lines_is_refused() {
        assertThat(read(patched(Diffs.of("src/Long.java", LONG, LONG.replace("1", "I")))))
                .isEqualTo(new Refused("a patch of more than 200 lines"));
    }

    @Test
    void a_patch_that_names_a_file_twice_is_refused() {
        var once = Diffs.of(MAIN, "one\ntwo\nthree\n", "one\n2\nthree\n");

        assertThat(read(patched(once + once))).isEqualTo(new Refused("a patch that names a file twice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rm -rf /", "--- a/x"})
    void a_patch_that_is_none_is_refused(String diff) {
        assertThat(read(patched(diff))).isEqualTo(new Refused("a patch that is no unified diff"));
    }

    @Test
    void a_line_that_was_masked_is_not_changed() {
        var secret = "password = \"hunter22\"\n";
        var given = new Suspicion("Error", "", "", List.of("boom"), List.of(file(MAIN, secret, 1)), List.of());

        var read = FixAnswer.read(patched(Diffs.of(MAIN, "password = \"[secret]\"\n", "password = \"\"\n")), given);

        assertThat(read).isEqualTo(new Refused("a patch that does not apply"));
    }

    @Property(tries = 1000)
    void no_answer_makes_an_accident(@ForAll("answers") String text) {
        assertThat(read(text)).isNotNull();
    }

    @Property(tries = 300)
    void a_text_is_no_answer(@ForAll String text) {
        assertThat(read(text)).isInstanceOf(Refused.class);
    }

    @Provide
    Arbitrary<String> answers() {
        var leaf = Arbitraries.of(MAIN, "1", 1, 2, 0.5, true, List.of(), "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b");
        var names = Arbitraries.of("file", "line", "log", "x");
        var evidence = Arbitraries.maps(names, leaf).ofMaxSize(3).<Object>map(FixAnswerTest::json);
        var many = Arbitraries.oneOf(leaf, evidence).list().ofMaxSize(3);
        var hypothesis = Arbitraries.maps(
                        Arbitraries.of("claim", "evidence", "confidence"), Arbitraries.oneOf(leaf, many))
                .<Object>map(FixAnswerTest::json);
        var hypotheses = Arbitraries.oneOf(hypothesis, leaf).list().ofMaxSize(3);
        return Arbitraries.maps(Arbitraries.of("hypotheses", "patch"), Arbitraries.oneOf(leaf, hypotheses))
                .map(it -> json(it).toString());
    }

    private static Json.Fields json(Map<String, ?> members) {
        var json = Json.fields();
        for (var member : members.entrySet()) {
            json = json.with(member.getKey(), member.getValue());
        }
        return json;
    }

    private static FixAnswer read(String text) {
        return FixAnswer.read(text, GIVEN);
    }

    private static String patched(String diff) {
        return answer(List.of(hypothesis("One.", "0.5", "[{\"log\": 1}]")), Json.of(diff));
    }

    private static String answer(String... hypotheses) {
        return answer(List.of(hypotheses), Json.of(null));
    }

    private static String answer(Collection<String> hypotheses, Json patch) {
        return "{\"hypotheses\": [" + String.join(", ", hypotheses) + "], \"patch\": " + patch + "}";
    }

    private static String hypothesis(String claim, String confidence, String evidence) {
        return "{\"claim\": " + Json.of(claim) + ", \"confidence\": " + confidence + ", \"evidence\": " + evidence
                + "}";
    }

    private static SourceFile file(String path, String text, int line) {
        return new SourceFile(path, text, List.of(line));
    }
}
