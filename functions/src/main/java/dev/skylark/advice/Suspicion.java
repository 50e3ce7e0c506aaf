package dev.skylark.advice;

import java.util.List;

/** All that is known about a failure when somebody asks for its cause: the files nearest to it and the newest log last. */
public record Suspicion(
        String kind, String message, String trace, List<String> log, List<SourceFile> files, List<Commit> commits) {

    /** What was changed lately. */
    public record Commit(String sha, String title, String author) {}

    public Suspicion {
        log = List.copyOf(log);
        files = List.copyOf(files);
        commits = List.copyOf(commits);
    }
}
