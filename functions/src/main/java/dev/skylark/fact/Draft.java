package dev.skylark.fact;

import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Signal.Cleared;
import dev.skylark.fact.Signal.Raised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody tells us, while it is being read. What the sender leaves out stays as it was; what is longer than
 * anybody reads is cut.
 */
public final class Draft {

    public static final int LONGEST_MESSAGE = 4_000;
    public static final int LONGEST_TRACE = 64 * 1024;
    public static final int LONGEST_WORD = 300;
    public static final int LONGEST_LINE = 2_000;
    public static final int MOST_LINES = 100;

    private final List<String> related = new ArrayList<>();
    private final Map<Circumstance, String> circumstances = new EnumMap<>(Circumstance.class);
    private String service;
    private String environment;
    private Instant at;
    private Severity severity = Severity.ERROR;
    private String kind = "";
    private String message = "";
    private String trace = "";
    private String key = "";
    private long count = 1;

    public Draft(String service, String environment, Instant at) {
        this.service = service;
        this.environment = environment;
        this.at = at;
    }

    public Draft service(String name) {
        service = either(cut(name, LONGEST_WORD), service);
        return this;
    }

    public Draft environment(String name) {
        environment = either(cut(name, LONGEST_WORD), environment);
        return this;
    }

    /** As the sender calls it; a word that means nothing to us changes nothing. */
    public Draft severity(String word) {
        return severity(Severity.read(word).orElse(severity));
    }

    public Draft severity(Severity how) {
        severity = how;
        return this;
    }

    public Draft kind(String name) {
        kind = either(cut(name, LONGEST_WORD), kind);
        return this;
    }

    public Draft message(String words) {
        message = either(cut(words, LONGEST_MESSAGE), message);
        return this;
    }

    public Draft trace(String text) {
        trace = cut(text, LONGEST_TRACE);
        return this;
    }

    public Draft related(String line) {
        if (!line.isBlank() && related.size() < MOST_LINES) {
            // how far it is indented tells what it belongs to
            related.add(shortened(line.stripTrailing(), LONGEST_LINE));
        }
        return this;
    }

    /** An address that is none is not kept: people press it. */
    public Draft with(Circumstance circumstance, String value) {
        var address = circumstance == Circumstance.LINK || circumstance == Circumstance.PICTURE;
        var kept = address && !isAddress(value) ? "" : cut(value, LONGEST_LINE);
        if (!kept.isBlank()) {
            circumstances.put(circumstance, kept);
        }
        return this;
    }

    public Draft key(String identity) {
        key = either(cut(identity, LONGEST_LINE), key);
        return this;
    }

    public Draft count(long times) {
        count = times;
        return this;
    }

    public Draft at(Optional<Instant> when) {
        at = when.orElse(at);
        return this;
    }

    public Signal raised() {
        var words = either(message, kind);
        return new Raised(new Occurrence(
                service, environment, severity, kind, words, trace, related, circumstances, key, count, at, at));
    }

    public Signal cleared() {
        return new Cleared(service, environment, key, circumstances.getOrDefault(Circumstance.SERVER, ""), at);
    }

    public static boolean isAddress(String text) {
        return (text.startsWith("https://") || text.startsWith("http://"))
                && text.length() <= LONGEST_LINE
                && text.chars().noneMatch(it -> it <= ' ');
    }

    private static String cut(String text, int longest) {
        return shortened(text.strip(), longest);
    }

    /** At the end of a character, so that no half of one is left. */
    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static String either(String wanted, String otherwise) {
        return wanted.isEmpty() ? otherwise : wanted;
    }
}
