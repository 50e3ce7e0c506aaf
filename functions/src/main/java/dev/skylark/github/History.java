package dev.skylark.github;

import dev.skylark.fleet.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who changed what, and when. An empty {@code ref} is the default branch. */
public interface History {

    /** Who wrote the line; where that cannot be known, who last changed the file. */
    Answer<Blame> blame(Repository repository, String path, int line, String ref);

    Answer<Comparison> compare(Repository repository, String base, String head);

    /** The paths of all files, to find out which one a stack trace means. */
    Answer<List<String>> files(Repository repository, String ref);

    /** {@code isExact}: the one change is the line's; else they are the file's, the newest first. */
    record Blame(boolean isExact, List<Change> changes) {
        public Blame {
            changes = List.copyOf(changes);
        }
    }

    /** A commit; {@code author} is an account's name, or a person's where there is no account. */
    record Change(String sha, String author, Instant at, String title, String url, Optional<Pull> pull) {}

    /** The pull request by which it came in. */
    record Pull(int number, String url) {}

    /** {@code total} may be more than the changes listed, which are the newest first. */
    record Comparison(String url, int total, List<Change> changes, List<String> files) {
        public Comparison {
            changes = List.copyOf(changes);
            files = List.copyOf(files);
        }
    }
}
