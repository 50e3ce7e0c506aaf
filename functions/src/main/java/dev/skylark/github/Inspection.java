package dev.skylark.github;

import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.github.Repositories.Ability;
import dev.skylark.github.Repositories.Look;
import dev.skylark.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A repository, looked at. */
final class Inspection {

    private static final int MOST_TEXT = 200 * 1024;
    private static final String OWNERS = ".skylark/guild";

    private final GitHubConnections connections;
    private final Repository repository;

    Inspection(GitHubConnections connections, Repository repository) {
        this.connections = connections;
        this.repository = repository;
    }

    Look look() throws Refused {
        var it = connections.get(repository, "");
        var branch = it.at("default_branch").text();
        return new Look(
                branch, !it.at("private").truth(), it.at("archived").truth() ? Set.of() : may(), namesGuild(branch));
    }

    private boolean namesGuild(String branch) throws Refused {
        try {
            return text(OWNERS, branch).lines().anyMatch(it -> it.strip().equals(repository.guild()));
        } catch (Refused refused) {
            if (refused.trouble() == Trouble.GONE || refused.trouble() == Trouble.UNSUPPORTED) {
                return false;
            }
            throw refused;
        }
    }

    private Set<Ability> may() throws Refused {
        return switch (repository.access()) {
            case Repository.Access.App() -> {
                var permissions = connections.grant(repository).permissions();
                yield Arrays.stream(Ability.values())
                        .filter(it -> "write".equals(permissions.get(it.name().toLowerCase(Locale.ROOT))))
                        .collect(Collectors.toUnmodifiableSet());
            }
            case Repository.Access.OwnToken() -> {
                var may = EnumSet.noneOf(Ability.class);
                for (var ability : Ability.values()) {
                    if (isLet(ability)) {
                        may.add(ability);
                    }
                }
                yield may;
            }
        };
    }

    /**
     * Nobody tells what a fine-grained token may. So it is asked to make something of nothing, which GitHub looks at
     * only after it has let the token in, and then refuses.
     */
    private boolean isLet(Ability ability) throws Refused {
        try {
            connections.post(
                    repository,
                    switch (ability) {
                        case ISSUES -> "/issues";
                        case PULL_REQUESTS -> "/pulls";
                        case CONTENTS -> "/git/refs";
                        case DEPLOYMENTS -> "/deployments";
                    },
                    Json.fields());
            return true;
        } catch (Refused refused) {
            return switch (refused.trouble()) {
                case OTHER -> true;
                case BUSY, DOWN -> throw refused;
                case DENIED, GONE, UNSUPPORTED, WRONG_STATE, LIMIT, NO_CAPACITY -> false;
            };
        }
    }

    String text(String path, String ref) throws Refused {
        var it = connections.get(
                repository,
                "/contents/" + GitHubConnections.encoded(path)
                        + (ref.isEmpty() ? "" : "?ref=" + GitHubConnections.encoded(ref)));
        if (!it.at("type").text().equals("file")) {
            throw new Refused(Trouble.UNSUPPORTED, "this is not a file");
        }
        if (it.at("size").whole(0) > MOST_TEXT) {
            throw new Refused(Trouble.UNSUPPORTED, "this file is larger than 200 KB");
        }
        try {
            return new String(Base64.getMimeDecoder().decode(it.at("content").text()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbage) {
            throw new Refused(Trouble.OTHER, "it does not answer as GitHub does");
        }
    }
}
