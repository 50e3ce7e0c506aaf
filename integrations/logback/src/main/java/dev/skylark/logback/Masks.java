package dev.skylark.logback;

import java.util.List;
import java.util.regex.Pattern;

/** Replaces secrets by [secret]. Skylark masks once more; this is so that they do not even leave the machine. */
final class Masks {

    private record Rule(Pattern pattern, String instead) {}

    private static final String NAME = "(?:pass(?:word|wd|phrase)|pwd|secret|token|credentials?|session_?id"
            + "|(?:api|access|secret|private|signing)[_-]?key)";

    private static final String IS = "[\\\\\"'\\]]{0,4}\\s{0,3}(?:=>|:|=(?!>))\\s{0,3}";

    /** Every repetition is possessive, bounded or lazy over single characters, so that no input makes a rule slow. */
    private static final List<Rule> RULES = List.of(
            rule(
                    "-----BEGIN [A-Z ]{0,30}PRIVATE KEY[\\s\\S]*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|\\z)",
                    "[secret]"),
            rule("(?<![\\w-])eyJ[\\w-]{5,4000}+\\.[\\w-]{5,8000}+\\.[\\w-]*+", "[secret]"),
            rule("(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|xapp-|[spr]k_(?:live|test)_)[\\w-]{8,}+", "[secret]"),
            rule("(?:AKIA|ASIA)[A-Z0-9]{16}", "[secret]"),
            rule("(?i)((?:authorization|cookie)" + IS + "[\"'\\\\]{0,4}+)[^\"'\\r\\n]++", "$1[secret]"),
            rule("(?i)(\\bbearer\\s)[\\w.~+/=-]{8,}+", "$1[secret]"),
            rule("(://[^\\s:/@\"']{0,100}+:)[^\\s/\"'@]{1,200}+@", "$1[secret]@"),
            rule("(?i)(" + NAME + IS + "\\\\{1,3}[\"'])[^\"'\\\\\\n]++", "$1[secret]"),
            rule("(?i)(" + NAME + IS + "\")(?:\\\\.|[^\"\\\\\\n])++", "$1[secret]"),
            rule("(?i)(" + NAME + IS + "')(?:\\\\.|[^'\\\\\\n])++", "$1[secret]"),
            rule("(?i)(" + NAME + IS + ")(?![\"'\\\\]|\\[secret\\])[^\\s\"',;&})\\]]++", "$1[secret]"));

    private static final Pattern SECRET_NAME = Pattern.compile("(?i)" + NAME + "|authorization|cookie");

    private Masks() {}

    static String mask(String text) {
        var masked = text;
        for (var rule : RULES) {
            masked = rule.pattern().matcher(masked).replaceAll(rule.instead());
        }
        return masked;
    }

    /** The value of something with a name: gone altogether if it is called a password, a token or the like. */
    static String maskNamed(String name, String value) {
        return SECRET_NAME.matcher(name).find() ? "[secret]" : mask(value);
    }

    private static Rule rule(String pattern, String instead) {
        return new Rule(Pattern.compile(pattern), instead);
    }
}
