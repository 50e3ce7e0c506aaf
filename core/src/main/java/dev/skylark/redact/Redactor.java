package dev.skylark.redact;

import java.util.List;
import java.util.regex.Pattern;

/** Replaces what must not leave by a word that says what it was. Doing it twice changes nothing more. */
public final class Redactor {

    /** What to look for, cheap signs of it first, and what to write in its place. */
    private record Rule(Pattern pattern, String instead) {}

    /**
     * Possessive and bounded, so that no input makes them slow. The order matters: what is recognised by its own form
     * goes before what is recognised by the name in front of it.
     */
    private static final List<Rule> RULES = List.of(
            rule(
                    "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]*+(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?+",
                    "[private key]"),
            rule("\\beyJ[\\w-]{5,}+\\.[\\w-]{5,}+\\.[\\w-]*+", "[token]"),
            rule("\\b(?:gh[pousr]_\\w{20,}+|github_pat_\\w{20,}+|glpat-[\\w-]{16,}+)", "[token]"),
            rule("\\bxox[abeoprs]-[\\w-]{8,}+", "[token]"),
            rule("\\b(?:sk|pk|rk)_(?:live|test)_\\w{10,}+", "[key]"),
            rule("\\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\\b", "[aws key]"),
            rule("(/webhooks/\\d{15,20}/)[\\w.-]{20,}+", "$1[token]"),
            rule("(/interactions/\\d{15,20}/)[\\w.-]{20,}+", "$1[token]"),
            rule("\\b[MNO][\\w-]{22,27}\\.[\\w-]{6}\\.[\\w-]{25,}+", "[token]"),
            rule("((?i:\\b(?:bearer|basic|bot)) )[\\w.~+/=-]{12,}+", "$1[token]"),
            rule("(\\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\\s:/@\"']{1,100}:)[^\\s/@\"'\\[]{1,200}@", "$1[password]@"),
            rule(
                    "((?i:\\b[\\w.-]{0,40}(?:password|passwd|passphrase|secret|secret_?access_?key|secret_?key|api_?key"
                            + "|access_?token|session_?token|auth_?token|refresh_?token|private_?key|signing_?key"
                            + "|credentials?|token|pwd))[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?)(?!\\[)[^\\s\"',;&}\\]]{3,}+",
                    "$1[secret]"),
            rule("\\b[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}", "[e-mail]"));

    /** Without one of these signs there is nothing to find: most lines end here. */
    private static final Pattern SIGN = Pattern.compile(
            "@|eyJ|-----BEGIN|A(?:KIA|SIA|ROA|IDA)|gh[pousr]_|github_pat_|glpat-|xox|_(?:live|test)_|/webhooks/"
                    + "|/interactions/|\\.[\\w-]{6}\\.|(?i:pass|secret|token|key|credential|pwd|bearer|basic |bot )");

    private Redactor() {}

    public static String redact(String text) {
        if (!SIGN.matcher(text).find()) {
            return text;
        }
        var redacted = text;
        for (var rule : RULES) {
            redacted = rule.pattern().matcher(redacted).replaceAll(rule.instead());
        }
        return redacted;
    }

    private static Rule rule(String pattern, String instead) {
        return new Rule(Pattern.compile(pattern), instead);
    }
}
