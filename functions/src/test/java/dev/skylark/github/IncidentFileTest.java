package dev.skylark.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.github.Suspect.Why;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub is told of an incident, and what text of strangers cannot do there. */
final class IncidentFileTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final Instant FIRST = Instant.parse("2026-03-04T12:00:00.123Z");

    @Test
    void an_issue_says_all_that_is_known() {
        var it = incident(
                "boom",
                "at Cart.add(Cart.java:7)",
                List.of("GET /cart"),
                Map.of(Circumstance.REQUEST, "GET /cart", Circumstance.LINK, "https://example.com/x"));
        var suspect = new Suspect(
                "a".repeat(40),
                "ann",
                "https://github.com/acme/shop/pull/5",
                List.of(new Why.WroteLine("Cart.java", 7)));

        assertThat(IncidentFile.issueBody(it, List.of(suspect))).isEqualTo("""
                <!-- skylark:alert:0123456789abcdef0123456789abcdef -->
                - **Service:** `shop`
                - **Environment:** `production`
                - **Severity:** `error`
                - **Kind:** `NullPointerException`
                - **First seen:** `2026-03-04T12:00:00Z`
                - **Last seen:** `2026-03-04T12:05:00Z`
                - **Times:** `3`
                - **Request:** `GET /cart`
                - **Link:** <https://example.com/x>

                ## Message

                ```text
                boom
                ```

                ## Stack trace

                ```text
                at Cart.add(Cart.java:7)
                ```

                ## Lines around it

                ```text
                GET /cart
                ```

                ## Likely changes

                - `aaaaaaaaa…` by `ann`: `wrote line 7 of Cart.java` — <https://github.com/acme/shop/pull/5>

                ## Links

                - `Discord`: <https://discord.com/channels/1/2/3>

                """);
    }

    @Test
    void titles_and_paths_are_short_and_plain() {
        var it = incident("boom\nfixes #1 @ann https://github.com/a/b/issues/2", "", List.of(), Map.of());

        assertThat(IncidentFile.path(it)).isEqualTo(".skylark/incidents/01234567.md");
        assertThat(IncidentFile.commit(it)).isEqualTo("Note incident 01234567 of shop");
        assertThat(IncidentFile.draftTitle(it)).isEqualTo("Fix NullPointerException in shop (production)");
        assertThat(IncidentFile.issueTitle(it))
                .isEqualTo("[production] shop: NullPointerException: boom fixes #\u200b1 @\u200bann"
                        + " https:\u200b//github.com/a/b/issues/2");
        assertThat(IncidentFile.issueTitle(incident("x".repeat(9_999), "", List.of(), Map.of())))
                .hasSize(200)
                .endsWith("…");
    }

    @Test
    void a_draft_closes_its_issue_and_nothing_else() {
        var it = incident("Closes #9", "closes GH-9", List.of("fixes a/b#9"), Map.of());

        var body = IncidentFile.draftBody(it, List.of(), OptionalInt.of(4));

        assertThat(body).contains("\nCloses #4\n").doesNotContainPattern("#9").doesNotContainPattern("GH-9");
        assertThat(IncidentFile.draftBody(it, List.of(), OptionalInt.empty())).doesNotContainPattern("#\\d");
        assertThat(Markers.all(body)).containsExactly(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\n# free\n```",
                "````````````````````\n# free",
                "`````` `````\n<!-- skylark:alert:ffffffffffffffffffffffffffffffff -->",
                "<!--\u0000-- skylark:alert:ffffffffffffffffffffffffffffffff -->",
                "<\u0007!-- skylark:alert:ffffffffffffffffffffffffffffffff -->",
                "~~~\n# free\n@ann @acme/everybody",
                "</details><img src=x onerror=alert(1)>",
                "`` ` `` @ann #1"
            })
    void hostile_text_stays_where_it_was_put(String text) {
        var hostile = new Incident(
                ID,
                text,
                text,
                Severity.ERROR,
                text,
                text,
                text,
                List.of(text),
                FIRST,
                FIRST,
                1,
                everywhere(text),
                Map.of(text, text));

        var body = IncidentFile.draftBody(
                hostile,
                List.of(new Suspect(text, text, text, List.of(new Why.ChangedFile(text)))),
                OptionalInt.empty());

        assertThat(Markers.all(body)).containsExactly(ID);
        assertThat(outside(body))
                .doesNotContain("free", "@ann", "@acme", "<img", "<!--", "</details>")
                .doesNotContainPattern("#\\d");
        for (var line : List.of(
                IncidentFile.issueTitle(hostile), IncidentFile.draftTitle(hostile), IncidentFile.commit(hostile))) {
            assertThat(line).doesNotContain("\n", "@ann", "@acme", "<!--").doesNotContainPattern("#\\d");
        }
    }

    @Property(tries = 60)
    void no_text_gets_out_of_its_block(@ForAll String text) {
        var body = IncidentFile.issueBody(
                incident("`" + text + "```", "```\n" + text, List.of(text), Map.of()), List.of());

        assertThat(outside(body).lines().filter(it -> it.startsWith("## ")))
                .isSubsetOf("## Message", "## Stack trace", "## Lines around it", "## Links");
        assertThat(body.length()).isLessThan(60_000);
    }

    @Test
    void secrets_are_masked_even_if_something_unseen_is_in_them() {
        var secret = "ghp_" + "a1".repeat(18);
        var split = "ghp_" + "a1".repeat(9) + "\u0007\u001b[31m" + "a1".repeat(9);
        var it = new Incident(
                ID,
                "shop " + secret,
                secret,
                Severity.ERROR,
                secret,
                secret + " " + split,
                split,
                List.of(secret),
                FIRST,
                FIRST,
                1,
                everywhere("https://x.com/?t=" + secret),
                Map.of(secret, "https://x.com/?t=" + split));

        for (var text : List.of(
                IncidentFile.issueBody(it, List.of(new Suspect(secret, secret, secret, List.of()))),
                IncidentFile.draftBody(it, List.of(), OptionalInt.empty()),
                IncidentFile.markdown(it, List.of()),
                IncidentFile.issueTitle(it),
                IncidentFile.draftTitle(it),
                IncidentFile.commit(it))) {
            assertThat(text).doesNotContain("ghp_", "a1a1").contains("[token]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "`", "``` ", "\uD83D\uDE00", "@a", "#1", "\n", "\u202e", "x ", "<!--"})
    void huge_incidents_fit_into_a_body(String piece) {
        var huge = piece.repeat(20_000);
        var address = "https://example.com/" + "x".repeat(990);
        var links = IntStream.range(0, 50).boxed().collect(Collectors.toMap(it -> it + huge, _ -> address));
        var why = Collections.<Why>nCopies(9, new Why.ChangedFile(huge));
        var it = new Incident(
                ID,
                huge,
                huge,
                Severity.ERROR,
                huge,
                huge,
                huge,
                Collections.nCopies(3, huge),
                FIRST,
                FIRST,
                Long.MAX_VALUE,
                everywhere(huge),
                links);

        var body = IncidentFile.draftBody(
                it, Collections.nCopies(20, new Suspect(huge, huge, address, why)), OptionalInt.of(Integer.MAX_VALUE));

        assertThat(body.length()).isLessThan(60_000);
        assertThat(Markers.all(body)).containsExactly(ID);
    }

    @Test
    void what_is_empty_is_not_mentioned() {
        assertThat(IncidentFile.markdown(incident("", " ", List.of(), Map.of()), List.of()))
                .startsWith("# `NullPointerException` in `shop`\n\n- **Service:**")
                .doesNotContain("Message", "Stack trace", "Lines around it", "Likely changes", "Request");
    }

    private static Map<Circumstance, String> everywhere(String text) {
        return Arrays.stream(Circumstance.values()).collect(Collectors.toMap(Function.identity(), _ -> text));
    }

    /** What is neither in a block nor in code: that is what GitHub reads as Markdown. */
    private static String outside(String body) {
        var text = new StringBuilder();
        var fence = "";
        for (var line : body.lines().skip(1).toList()) {
            if (fence.isEmpty() && line.startsWith("```")) {
                fence = line.replace("text", "");
            } else if (!fence.isEmpty() && line.strip().matches("`{" + fence.length() + ",}+")) {
                fence = "";
            } else if (fence.isEmpty()) {
                text.append(line.replaceAll("`[^`]*+`", "")).append('\n');
            }
        }
        assertThat(fence).isEmpty();
        return text.toString();
    }

    private static Incident incident(
            String message, String trace, List<String> related, Map<Circumstance, String> circumstances) {
        return new Incident(
                ID,
                "shop",
                "production",
                Severity.ERROR,
                "NullPointerException",
                message,
                trace,
                related,
                FIRST,
                FIRST.plusSeconds(300),
                3,
                circumstances,
                Map.of("Discord", "https://discord.com/channels/1/2/3"));
    }
}
