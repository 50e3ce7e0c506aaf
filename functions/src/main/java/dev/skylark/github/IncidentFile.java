package dev.skylark.github;

import dev.skylark.fact.Occurrence.Circumstance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An incident as GitHub shows it: a file, an issue, a draft. In English, since repositories are read by everybody. */
public final class IncidentFile {

    // GitHub takes 65536 characters in a body; what follows stays below 60000 together
    private static final int TITLE = 200;
    private static final int LINE = 200;
    private static final int MESSAGE = 2_000;
    private static final int TRACE = 20_000;
    private static final int RELATED = 8_000;
    private static final int SHA = 10;
    private static final int MOST_LINKS = 10;
    private static final int MOST_SUSPECTS = 5;
    private static final int MOST_REASONS = 3;

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'`|\\\\]{1,1000}+");

    private IncidentFile() {}

    public static String path(Incident it) {
        return ".skylark/incidents/" + it.shortId() + ".md";
    }

    /** The message of the commit that brings the file. */
    public static String commit(Incident it) {
        return "Note incident " + it.shortId() + " of " + Quote.plain(it.service(), LINE);
    }

    public static String markdown(Incident it, List<Suspect> suspects) {
        return "# " + Quote.inline(it.kind(), LINE) + " in " + Quote.inline(it.service(), LINE) + "\n\n"
                + everything(it, suspects);
    }

    public static String issueTitle(Incident it) {
        return Quote.plain(
                "[" + it.environment() + "] " + it.service() + ": " + it.kind() + ": " + it.message(), TITLE);
    }

    public static String issueBody(Incident it, List<Suspect> suspects) {
        return Markers.write(it.id()) + "\n" + everything(it, suspects);
    }

    public static String draftTitle(Incident it) {
        return Quote.plain("Fix " + it.kind() + " in " + it.service() + " (" + it.environment() + ")", TITLE);
    }

    /** With the number of an issue, merging the draft closes it. */
    public static String draftBody(Incident it, List<Suspect> suspects, OptionalInt issue) {
        return Markers.write(it.id()) + "\n"
                + "A place to work on this incident. So far there is only its description in `" + path(it)
                + "`, which may be deleted before this is merged. Skylark merges nothing by itself.\n\n"
                + (issue.isPresent() ? "Closes #" + issue.getAsInt() + "\n\n" : "")
                + everything(it, suspects);
    }

    private static String everything(Incident it, List<Suspect> suspects) {
        return facts(it)
                + section("Message", it.message(), MESSAGE)
                + section("Stack trace", it.trace(), TRACE)
                + section("Lines around it", String.join("\n", it.related()), RELATED)
                + suspects(suspects)
                + links(it.links());
    }

    private static String facts(Incident it) {
        var facts = fact("Service", it.service())
                + fact("Environment", it.environment())
                + fact("Severity", it.severity().word())
                + fact("Kind", it.kind())
                + fact("First seen", moment(it.first()))
                + fact("Last seen", moment(it.last()))
                + fact("Times", String.valueOf(it.count()));
        return Arrays.stream(Circumstance.values())
                .map(one -> circumstance(one, it.circumstances().getOrDefault(one, "")))
                .collect(Collectors.joining("", facts, "\n"));
    }

    private static String fact(String name, String value) {
        return listed(name, Quote.inline(value, LINE));
    }

    /** Only what is meant to be an address is one: others would leave a trace on whatever they lead to. */
    private static String circumstance(Circumstance it, String value) {
        return switch (it) {
            case LINK, PICTURE -> listed(name(it), linked(value));
            case REQUEST, REQUEST_ID, INSTANCE, COMMIT, LOG_GROUP, SERVER, ADVICE -> fact(name(it), value);
        };
    }

    private static String listed(String name, String value) {
        return value.isEmpty() ? "" : "- **" + name + ":** " + value + "\n";
    }

    private static String linked(String value) {
        var visible = Quote.visible(value).strip();
        return ADDRESS.matcher(visible).matches() ? "<" + visible + ">" : Quote.inline(value, LINE);
    }

    private static String name(Circumstance it) {
        var words = it.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String moment(Instant it) {
        return it.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String section(String title, String text, int most) {
        return text.isBlank() ? "" : "## " + title + "\n\n" + Quote.block(text, most) + "\n";
    }

    private static String suspects(List<Suspect> suspects) {
        return suspects.isEmpty()
                ? ""
                : suspects.stream()
                        .limit(MOST_SUSPECTS)
                        .map(IncidentFile::suspect)
                        .collect(Collectors.joining("", "## Likely changes\n\n", "\n"));
    }

    private static String suspect(Suspect it) {
        return "- " + Quote.inline(it.sha(), SHA) + " by " + Quote.inline(it.author(), LINE) + ": "
                + it.why().stream()
                        .limit(MOST_REASONS)
                        .map(why -> Quote.inline(why.words(), LINE))
                        .collect(Collectors.joining("; "))
                + " — " + linked(it.url()) + "\n";
    }

    private static String links(Map<String, String> links) {
        return links.isEmpty()
                ? ""
                : links.entrySet().stream()
                        .limit(MOST_LINKS)
                        .map(it -> "- " + Quote.inline(it.getKey(), LINE) + ": " + linked(it.getValue()) + "\n")
                        .collect(Collectors.joining("", "## Links\n\n", "\n"));
    }
}
