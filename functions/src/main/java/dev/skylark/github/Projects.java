package dev.skylark.github;

import java.util.List;
import java.util.Optional;

/** Which service's code is where, and who of a guild is who on GitHub. */
interface Projects {

    List<Project> all(String guild);

    Optional<Project> find(String guild, String service);

    /** False where the guild has as many as it may have. */
    boolean set(Project project);

    /** True for the one who removed it. */
    boolean remove(String guild, String service);

    /** Of all guilds. */
    List<Project> of(String repository);

    /** {@code person} says that this account is theirs. */
    void know(String guild, String account, String person);

    /** The person behind an account, or nothing. */
    Optional<String> person(String guild, String account);
}
