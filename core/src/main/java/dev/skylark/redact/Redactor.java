package dev.skylark.redact;

import java.util.List;
import java.util.regex.Pattern;

/** Replaces what must not leave by a word that says what it was. Doing it twice changes nothing more. */
public final class Redactor {

    /** What to look for, cheap signs of it first, and what to write in its place. */
    private record Rule(Pattern pattern, String instead) {}

    private static final String PLACED = "(?!\\[(?:secret|token|key|aws key|password|private key|e-mail)\\])";

    private static final String NAMED =
            "(?i:pass(?:word|wd|phrase)|secret(?:_?string)?|token|credentials?|pwd|amz-signature"
                    + "|(?:api|access|secret|private|signing)[_-]?key)[\\\\\"']{0,4}+\\s{0,3}[:=]\\s{0,3}";

    /**
     * Possessive, bounded or lazy over single characters, so that no input makes them slow or deep. Few look at what
     * stands before: a secret is one wherever it begins. The order matters: what is recognised by its own form goes
     * before what is recognised by the name in front of it.
     */
    private static final List<Rule> RULES = List.of(
            rule(
                    "-----BEGIN [A-Z ]{0,30}PRIVATE KEY[A-Z ]{0,10}-----[\\s\\S]*?"
                            + "(?:-----END [A-Z ]{0,30}PRIVATE KEY[A-Z ]{0,10}-----|\\z)",
                    "[private key]"),
            rule("eyJ[\\w-]{5,1000}+\\.[\\w-]{5,8000}+\\.[\\w-]*+", "[token]"),
            rule("(?:gh[pousr]_\\w{20,}+|github_pat_\\w{20,}+|glpat-[\\w-]{16,}+)", "[token]"),
            rule("(?:xox[abeoprs]|xapp)-[\\w-]{8,}+", "[token]"),
            rule("(hooks\\.slack\\.com/services/)[\\w/]{10,}+", "$1[token]"),
            rule("(?:sk|pk|rk)_(?:live|test)_\\w{20,}+", "[key]"),
            rule("(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}(?:[^A-Za-z0-9/+]{1,3}[A-Za-z0-9/+]{40,}+)?", "[aws key]"),
            rule("(?:FwoGZXIvYXdz|IQoJb3JpZ2luX2Vj)[\\w/+=]{16,}+", "[token]"),
            rule("(/(?:webhooks|interactions)/\\d{15,20}/)[\\w.-]{20,}+", "$1[token]"),
            rule("[MNO][\\w-]{22,27}\\.[\\w-]{6}\\.[\\w-]{25,}+", "[token]"),
            rule("((?i:bearer) )[\\w.~+/=-]{12,}+", "$1[token]"),
            rule(
                    "((?i:basic|bot) )(?=[\\w.~+/-]{0,200}[\\d=])(?=[\\d.~+/=_-]{0,200}[A-Za-z])[\\w.~+/=-]{12,}+",
                    "$1[token]"),
            rule("(://[^\\s:/@\"']{0,100}:)" + PLACED + "[^\\s/\"']{1,200}@", "$1[password]@"),
            rule("(" + NAMED + ")(\\\\{0,3}+[\"'])(?!\\2)" + PLACED + "[^\\n]{1,2000}?(?<!\\\\)\\2", "$1$2[secret]$2"),
            rule("(" + NAMED + "[\\\\\"']{0,4}+)" + PLACED + "[^\\s\"',;&}\\]]{3,}+", "$1[secret]"),
            rule("[\\w.+-]{1,64}+@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}", "[e-mail]"));

    /** Without one of these signs there is nothing to find: most lines end here. */
    private static final Pattern SIGN = Pattern.compile(
            "@|eyJ|-----BEGIN|A(?:KIA|SIA|ROA|IDA)|FwoG|IQoJ|gh[pousr]_|github_pat_|glpat-|xox|xapp-|hooks\\.slack"
                    + "|_(?:live|test)_|/webhooks/|/interactions/|\\.[\\w-]{6}\\."
                    + "|(?i:pass|secret|token|key|credential|pwd|signature|bearer|basic |bot )");

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
