package dev.skylark.github;

import dev.skylark.fleet.Answer;
import java.util.List;
import java.util.Set;

/** Repositories as a place for alerts: issues and drafts in them, and what their files say. */
public interface Repositories {

    /** What is there, what we may do, and whose it says that it is. */
    Answer<Look> look(Repository repository);

    /** Issues and pull requests, open and closed, that we made of an alert (its 32 digits). */
    Answer<List<Filed>> find(Repository repository, String alert);

    Answer<Filed> issue(Repository repository, NewIssue issue);

    /** One commit on a branch, and a draft pull request of it. What is there of it already is taken over. */
    Answer<Filed> draft(Repository repository, NewDraft draft);

    /** A comment below an issue or a pull request. */
    Answer<String> comment(Repository repository, int number, String body);

    /** The text of a file, as long as it is not too long; of the default branch if {@code ref} is empty. */
    Answer<String> file(Repository repository, String path, String ref);

    /** A repository from outside. {@code namesGuild}: its file {@code .skylark/guild} names the guild that asks. */
    record Look(String defaultBranch, boolean isPublic, Set<Ability> may, boolean namesGuild) {
        public Look {
            may = Set.copyOf(may);
        }
    }

    /** What we are allowed to write there. */
    enum Ability {
        ISSUES,
        PULL_REQUESTS,
        CONTENTS,
        DEPLOYMENTS
    }

    /** An issue or a pull request that is there. */
    record Filed(Kind kind, int number, String url, String title, boolean isOpen) {

        /** Which of the two. */
        public enum Kind {
            ISSUE,
            PULL_REQUEST
        }
    }

    record NewIssue(String title, String body, List<String> labels, List<String> assignees) {
        public NewIssue {
            labels = List.copyOf(labels);
            assignees = List.copyOf(assignees);
        }
    }

    /** {@code base} is empty for the branch of the {@link Repository}. */
    record NewDraft(
            String branch,
            String base,
            String title,
            String body,
            List<String> labels,
            List<String> reviewers,
            List<FileChange> files) {
        public NewDraft {
            labels = List.copyOf(labels);
            reviewers = List.copyOf(reviewers);
            files = List.copyOf(files);
        }
    }

    /** A file as it is to be; {@code message} is its part of the commit's. */
    record FileChange(String path, String content, String message) {}
}
