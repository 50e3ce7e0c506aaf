package dev.skylark.advice;

import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/** Asks what caused a failure, and how to mend it, without secrets and in no more than 24,000 characters. */
public final class FixQuestion {

    private static final int COMMITS = 15;
    private static final int ANSWER = 3_000;

    private static final String SYSTEM = """
            You look for the cause of a failure in a program. You get its error, stack trace, log, parts of its source \
            and its latest commits; each line of log and source begins with its number and "| ", which are not part of it.

            Answer with exactly one JSON object and nothing else:
            {"hypotheses":[{"claim":"…","evidence":[{"file":"path","line":1},{"log":1}],"confidence":0.5}],"patch":null}
            - hypotheses: at most five, the likeliest first. claim: one or two plain sentences in English. evidence: at \
            least one; only files, lines and log lines that you were given. confidence: from 0 to 1.
            - patch: null, or one unified diff as a string ("--- a/path", "+++ b/path", "@@ -1,3 +1,4 @@") for the first \
            hypothesis: small, at most 200 changed lines, only in files that you were given, with three lines of context \
            copied exactly. No new, deleted or renamed files. null where you are not sure.
            - "[secret]", "[token]" and the like stand for what you may not see: leave such lines alone.
            """;

    private FixQuestion() {}

    public static Question of(Suspicion it) {
        var shown = Shown.of(it);
        var parts = new LinkedHashMap<String, String>();
        parts.put("error", Masked.line(it.kind(), 200) + "\n" + Masked.text(it.message(), 1_000));
        parts.put("trace", Masked.text(it.trace(), 3_000));
        parts.put("log", Shown.numbered(shown.log()));
        parts.put(
                "commits",
                it.commits().stream()
                        .limit(COMMITS)
                        .map(commit -> "%s %s (%s)"
                                .formatted(
                                        Masked.line(commit.sha(), 10),
                                        Masked.line(commit.title(), 120),
                                        Masked.line(commit.author(), 30)))
                        .collect(Collectors.joining("\n")));
        shown.files().forEach((path, lines) -> parts.put("file " + Masked.flat(path), Shown.numbered(lines)));
        var fence = Fence.around(parts);
        return new Question(SYSTEM + "\n" + fence.rule(), fence.text(), ANSWER);
    }
}
