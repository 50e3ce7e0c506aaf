package dev.skylark.trace;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Replaces what differs from one failure to the next of the same kind. Doing it twice changes nothing more. */
public final class Masks {

    /** How it is called in the text, and in the pattern. */
    private record Mask(String name, String pattern) {}

    private static final String HEX = "[0-9a-fA-F]";
    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private static final String CLOCK = "\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9}+)?+";

    /** What stands first is tried first. All are possessive or bounded. */
    private static final List<Mask> ALL = List.of(
            new Mask(
                    "text",
                    "\"[^\"\\n]{0,500}+\"|(?<!\\w)'[^'\\n]{0,500}+'(?!\\w)|`[^`\\n]{0,500}+`|“[^”\\n]{0,500}+”"),
            new Mask("url", "(?<!\\w)[a-zA-Z][\\w+.-]{1,20}+://[^\\s\"'<>)\\]]{1,2000}+"),
            new Mask("mail", "(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,5}+"),
            new Mask(
                    "time",
                    "(?<!\\d)\\d{4}[-/]\\d{2}[-/]\\d{2}(?:[T ]" + CLOCK
                            + "(?: ?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?+)?+(?!\\d)"
                            + "|(?<!\\d)" + CLOCK + "(?!\\d)"
                            + "|(?<!\\d)\\d{1,2}[/ -]" + MONTH + "[/ -]\\d{4}(?::" + CLOCK + ")?+"
                            + "|(?<!\\w)" + MONTH + " {1,2}+\\d{1,2}(?:,? \\d{4})?+(?!\\d)"
                            + "|(?<!\\w)(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?!\\w)"),
            new Mask(
                    "id", "(?<!\\w)" + HEX + "{8}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{12}(?!\\w)"),
            new Mask(
                    "address",
                    "(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5}+)?+(?![\\w.])"
                            + "|(?<![\\w:])(?:" + HEX + "{1,4}+:){1,7}+:(?:" + HEX + "{1,4}+(?::" + HEX
                            + "{1,4}+){0,6}+)?+(?!\\w)"
                            + "|(?<![\\w:])::" + HEX + "{1,4}+(?!\\w)"
                            + "|(?<![\\w:])(?:" + HEX + "{1,4}+:){5,7}+" + HEX + "{1,4}+(?!\\w)"),
            new Mask(
                    "path",
                    "(?<![\\w/\\\\>])(?:[A-Za-z]:|~|\\.{1,2})?+(?:[/\\\\][\\w.@~+%$:-]{1,100}+){2,60}+[/\\\\]?+"
                            + "(?:\\?[^\\s\"']{0,500}+)?+"
                            + "|(?<![\\w/\\\\>.-])[\\w.-]{1,100}+(?:/[\\w.-]{1,100}+){2,60}+/?+"),
            new Mask("id", "0[xX]" + HEX + "{1,128}+|(?<=\\w@)" + HEX + "{5,16}+(?!\\w)"),
            new Mask(
                    "number",
                    "(?<!\\w)[+-]?+(?:\\d{1,40}+(?:[.,]\\d{1,40}+){0,9}+"
                            + "(?:ms|us|ns|µs|s|m|h|k|M|[KMGTkmgt]i?B|B|%)?+){1,5}+(?!\\w|-[A-Za-z])"),
            new Mask("id", "(?<![\\w-])(?=[A-Za-z_-]{0,100}+\\d)\\w[\\w-]{5,200}+"),
            new Mask("number", "\\d++"));

    private static final Pattern MASKED = Pattern.compile("<(?:text|url|mail|time|id|address|path|number)>");
    private static final Pattern ANY = Pattern.compile(pattern());

    private Masks() {}

    public static String mask(String text) {
        var masked = text;
        var before = "";
        // each turn takes something that is no mask, so there is an end; what masks have brought together is for the
        // next
        while (!masked.equals(before)) {
            before = masked;
            masked = ANY.matcher(before).replaceAll(Masks::instead);
        }
        return masked;
    }

    private static String pattern() {
        var pattern = new StringBuilder(MASKED.pattern());
        for (int each = 0; each < ALL.size(); each++) {
            pattern.append("|(?<m%d>%s)".formatted(each, ALL.get(each).pattern()));
        }
        return pattern.toString();
    }

    private static String instead(MatchResult found) {
        for (int each = 0; each < ALL.size(); each++) {
            if (found.group(each + 1) != null) {
                return "<" + ALL.get(each).name() + ">";
            }
        }
        return found.group();
    }
}
