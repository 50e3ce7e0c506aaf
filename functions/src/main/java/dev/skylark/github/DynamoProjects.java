package dev.skylark.github;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.github.Repository.Access;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.table.Table.Index;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Projects} in the table of repositories. */
final class DynamoProjects implements Projects {

    private static final String PROJECT = "project#";
    private static final String ACCOUNT = "account#";
    private static final Index BY_REPOSITORY = Table.GITHUB.indexes().getFirst();
    private static final int MOST = 100;

    private final Rows rows;

    DynamoProjects(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<Project> all(String guild) {
        return range(null, guild);
    }

    @Override
    public List<Project> of(String repository) {
        return range(BY_REPOSITORY, small(repository));
    }

    private List<Project> range(@Nullable Index index, String partition) {
        return rows
                .range(new Range(index, partition, PROJECT, false, MOST + 1, null, "", Item.NOTHING))
                .items()
                .stream()
                .filter(it -> it.text(Table.SORT).startsWith(PROJECT))
                .map(DynamoProjects::project)
                .toList();
    }

    @Override
    public Optional<Project> find(String guild, String service) {
        return rows.find(guild, PROJECT + small(service)).map(DynamoProjects::project);
    }

    @Override
    public boolean set(Project it) {
        if (find(it.guild(), it.service()).isEmpty() && all(it.guild()).size() >= MOST) {
            return false;
        }
        var repository = it.repository();
        rows.put(Item.of(it.guild(), PROJECT + small(it.service()))
                .with("service", it.service())
                .with("repository", small(repository.name()))
                .with("name", repository.name())
                .with("base", repository.base())
                .with("labels", Json.items(repository.labels()))
                .with("reviewers", Json.items(repository.reviewers()))
                .with(
                        "access",
                        switch (repository.access()) {
                            case Access.App() -> "app";
                            case Access.OwnToken() -> "token";
                        })
                .with("channel", it.channel()));
        return true;
    }

    @Override
    public boolean remove(String guild, String service) {
        return rows.removeIfThere(guild, PROJECT + small(service));
    }

    @Override
    public void know(String guild, String account, String person) {
        rows.put(Item.of(guild, ACCOUNT + small(account)).with("person", person));
    }

    @Override
    public Optional<String> person(String guild, String account) {
        return rows.find(guild, ACCOUNT + small(account)).map(it -> it.text("person"));
    }

    private static Project project(Item it) {
        return new Project(
                new Repository(
                        it.text(Table.PARTITION),
                        it.text("service"),
                        it.text("name"),
                        it.text("base"),
                        texts(it.json("labels")),
                        texts(it.json("reviewers")),
                        it.text("access").equals("token") ? new Access.OwnToken() : new Access.App()),
                it.text("channel"));
    }

    private static List<String> texts(Json all) {
        return all.items().stream().map(Json::text).toList();
    }

    /** GitHub does not tell large letters from small ones, and people do not either. */
    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
