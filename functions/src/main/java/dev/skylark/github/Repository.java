package dev.skylark.github;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the alerts of a service go on GitHub, as a guild has set it up. {@code name} is {@code owner/repository};
 * {@code base} is the branch that drafts aim at, empty for the repository's own; {@code reviewers} are people, or teams
 * as {@code organisation/team}.
 */
public record Repository(
        String guild,
        String service,
        String name,
        String base,
        List<String> labels,
        List<String> reviewers,
        Access access) {

    /** How we get in. */
    public sealed interface Access {

        /** Our GitHub App is installed there. */
        record App() implements Access {}

        /** The guild brought a fine-grained token, which is kept elsewhere. */
        record OwnToken() implements Access {}
    }

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,38}+/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}+");

    public Repository {
        if (!isName(name)) {
            throw new IllegalArgumentException("This is not owner/repository: " + name);
        }
        labels = List.copyOf(labels);
        reviewers = List.copyOf(reviewers);
    }

    public static boolean isName(String typed) {
        return NAME.matcher(typed).matches();
    }

    public String owner() {
        return name.substring(0, name.indexOf('/'));
    }

    /** Its name without its owner. */
    public String simpleName() {
        return name.substring(name.indexOf('/') + 1);
    }
}
