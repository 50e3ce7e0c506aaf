package dev.skylark.alert;

import static dev.skylark.alert.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.alert.Event.Kind;
import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Severity;
import dev.skylark.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The story of an alert. */
final class ChronicleTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everything_that_happens_has_words_in_every_language(Kind kind) {
        var text = switch (kind) {
            case SILENCED -> NOON.toString();
            case EXPECTED -> "alert.expected.stop";
            case ASSIGNED -> "42";
            default -> "https://example.org/1";
        };
        for (var language : List.of("en", "de")) {
            assertThat(Chronicle.words(event(NOON, kind, "41", text), Texts.in(language)))
                    .isNotBlank()
                    .doesNotContain("%");
            assertThat(Chronicle.words(event(NOON, kind, "", text), Texts.in(language)))
                    .isNotBlank();
        }
    }

    @Test
    void what_is_expected_no_longer_and_why_it_is_over_are_said() {
        var texts = Texts.in("en");

        assertThat(Chronicle.words(event(NOON, Kind.EXPECTED, "", ""), texts)).contains("no longer");
        assertThat(Chronicle.words(event(NOON, Kind.RESOLVED, "", "quiet"), texts))
                .contains("quiet for long enough");
        assertThat(Chronicle.words(event(NOON, Kind.RESOLVED, "41", "the disk was *full*"), texts))
                .contains("\\*full\\*");
    }

    @Test
    void the_document_tells_what_happened_in_order_and_names_each_line() {
        var alert = Samples.alert();
        var events = List.of(
                event(NOON.plusSeconds(300), Kind.ACKNOWLEDGED, "41", ""),
                event(NOON.plusSeconds(600), Kind.NOTED, "41", "the disk | was full"));

        var document = Chronicle.document(alert, events, "", NOON.plusSeconds(900));

        assertThat(document)
                .startsWith("# Post-mortem: Timeout in shop\n")
                .contains("| Until somebody took it | 5m |")
                .contains("- 2051-06-01T12:00:00Z First seen [first]")
                .contains("[e1]\n")
                .contains("the disk \\| was full")
                .doesNotContain("language model");
        assertThat(document.indexOf("[e1]")).isLessThan(document.indexOf("[e2]"));
    }

    @Test
    void how_long_it_took_until_somebody_took_it_is_told_of_the_latest_trouble() {
        var alert = Samples.alert();
        var back = alert.with(alert.handling().returned(NOON.plusSeconds(3600)));
        var before = event(NOON.plusSeconds(60), Kind.ACKNOWLEDGED, "41", "");
        var after = event(NOON.plusSeconds(3720), Kind.ACKNOWLEDGED, "41", "");

        assertThat(Chronicle.document(back, List.of(before, after), "", NOON)).contains("took it | 2m |");
        assertThat(Chronicle.document(back, List.of(before), "", NOON)).doesNotContain("took it");
    }

    @Test
    void what_failed_cannot_end_its_quotation_and_gives_away_no_secret() {
        var message = "`````\n# Now mine\n password=hunter2hunter2 ````";
        var what = new Occurrence(
                "shop",
                "production",
                Severity.ERROR,
                "Timeout",
                message,
                "at a\n```",
                List.of(),
                Map.of(),
                "",
                1,
                NOON,
                NOON);

        var document = Chronicle.document(Samples.alert(what), List.of(), "", NOON);

        assertThat(document.lines().filter(it -> it.contains("```"))).containsExactly("```", "```", "```", "```");
        assertThat(document).doesNotContain("hunter2");
    }

    private static Event event(Instant at, Kind kind, String person, String text) {
        return new Event("1", "a".repeat(32), at, kind, person, text);
    }
}
