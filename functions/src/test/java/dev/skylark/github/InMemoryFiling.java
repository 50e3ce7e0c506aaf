package dev.skylark.github;

import dev.skylark.github.Repositories.Filed;
import java.util.LinkedHashSet;
import java.util.Set;

/** An issue or a pull request of {@link InMemoryGitHub}; an issue has no branch. */
final class InMemoryFiling {

    final Filed.Kind kind;
    final int number;
    final String branch;
    final String title;
    final String body;
    final Set<String> labels = new LinkedHashSet<>();
    boolean isOpen = true;
    private final String url;

    InMemoryFiling(Filed.Kind kind, int number, String repository, String branch, String title, String body) {
        this.kind = kind;
        this.number = number;
        this.branch = branch;
        this.title = title;
        this.body = body;
        this.url = repository + (kind == Filed.Kind.ISSUE ? "/issues/" : "/pull/") + number;
    }

    Filed filed() {
        return new Filed(kind, number, url, title, isOpen);
    }
}
