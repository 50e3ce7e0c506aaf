package dev.skylark.github;

import dev.skylark.github.GitHubEvent.RunChanged;
import java.util.List;
import java.util.Optional;

/** What goes on with the environments of repositories, and what of their workflows ran lately. */
interface Stages {

    Optional<Stage> find(String guild, String repository, String environment);

    /** All that a guild knows of a repository. */
    List<Stage> of(String guild, String repository);

    /** So from now on, unless somebody else was quicker: then nothing. */
    Optional<Stage> save(Stage stage);

    /** The latest runs of a repository. */
    List<RunChanged> runs(String guild, String repository);

    /** Nothing changes where it is known already, or something younger of the same run is. */
    void ran(String guild, RunChanged run);
}
