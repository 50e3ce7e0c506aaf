package dev.skylark.github;

import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import java.util.regex.Pattern;

/**
 * Text of strangers, made safe for Markdown on GitHub: it has no secrets, pings nobody, closes nothing, passes for no mark
 * of ours, and does not get out of where it was put.
 */
final class Quote {

    /** GitHub takes it for somebody's name. An address with a sign before it is none. */
    private static final Pattern MENTION = Pattern.compile("(?<![A-Za-z0-9])@(?=[A-Za-z0-9])");

    /** An issue or a pull request, by its number. */
    private static final Pattern REFERENCE = Pattern.compile("(?:#|(?<=\\b(?i:gh))-)(?=\\d)");

    /** What cannot be seen, or turns the direction of what can. */
    private static final Pattern UNSEEN =
            Pattern.compile("\\e\\[[0-9;]{0,20}+[A-Za-z]|[\\p{Cntrl}&&[^\\n\\t]]|[\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern MANY_TICKS = Pattern.compile("`{8,}+");
    private static final Pattern SPACE = Pattern.compile("\\s++");
    private static final String NOTHING_TO_SEE = "\u200b";

    private Quote() {}

    /** Within a line of our own, for titles and messages of commits, where there is no code and an address is a reference. */
    static String plain(String text, int most) {
        return Cut.clip(oneLine(text).replace("://", ":" + NOTHING_TO_SEE + "//"), most);
    }

    /** Within a line of our own, as code. */
    static String inline(String text, int most) {
        var line = Cut.clip(oneLine(text), most).replace('`', '\'');
        return line.isEmpty() ? "" : "`" + line + "`";
    }

    /** As a block of its own: its fence is longer than any in it. Of what is too long, the middle is left out. */
    static String block(String text, int most) {
        var safe = MANY_TICKS.matcher(clean(text).strip()).replaceAll("```````");
        var inside = safe.length() <= most
                ? safe
                : Cut.head(safe, most * 2 / 3) + "\n…\n" + safe.substring(from(safe, safe.length() - most / 3));
        var fence = inside.contains("```") ? "````````" : "```";
        return fence + "text\n" + inside + "\n" + fence + "\n";
    }

    private static String oneLine(String text) {
        return SPACE.matcher(clean(text)).replaceAll(" ").strip();
    }

    private static String clean(String text) {
        var calm = MENTION.matcher(visible(text)).replaceAll("@" + NOTHING_TO_SEE);
        return REFERENCE.matcher(calm).replaceAll("$0" + NOTHING_TO_SEE).replace("<!--", "<!" + NOTHING_TO_SEE + "--");
    }

    /** What is unseen goes first, since it may stand in the middle of a secret. */
    static String visible(String text) {
        return Redactor.redact(UNSEEN.matcher(text.replace("\r\n", "\n")).replaceAll(""));
    }

    private static int from(String text, int start) {
        return Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    }
}
