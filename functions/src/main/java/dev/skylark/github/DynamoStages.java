package dev.skylark.github;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.data.Rows.Write;
import dev.skylark.github.GitHubEvent.RunChanged;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Stages} in the table of repositories. */
final class DynamoStages implements Stages {

    private static final String STAGE = "stage#";
    private static final String RUNS = "runs#";
    private static final int MOST_ENVIRONMENTS = 50;
    private static final int RUNS_KEPT = 20;
    private static final int MOST_TRIES = 5;
    private static final String COMPLETED = "completed";

    private final Rows rows;

    DynamoStages(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Stage> find(String guild, String repository, String environment) {
        return rows.find(guild, STAGE + Stage.key(repository, environment)).map(DynamoStages::stage);
    }

    @Override
    public List<Stage> of(String guild, String repository) {
        var beginning = STAGE + Stage.key(repository, "");
        return rows
                .range(new Range(null, guild, beginning, false, MOST_ENVIRONMENTS, null, "", Item.NOTHING))
                .items()
                .stream()
                .filter(it -> it.text(Table.SORT).startsWith(beginning))
                .map(DynamoStages::stage)
                .toList();
    }

    @Override
    public Optional<Stage> save(Stage it) {
        return put(Item.of(it.guild(), STAGE + it.key()).with("stage", it.json()), it.version())
                .map(DynamoStages::stage);
    }

    private Optional<Item> put(Item item, long version) {
        var written = rows.putIf(
                item.with("version", version + 1),
                version == 0 ? "attribute_not_exists(#id)" : "#version = :version",
                version == 0 ? Item.NOTHING : Item.values("version", version));
        return written instanceof Write.Done(var now) ? Optional.of(now) : Optional.empty();
    }

    private static Stage stage(Item it) {
        return Stage.read(it.text(Table.PARTITION), it.json("stage"), it.whole("version"));
    }

    @Override
    public List<RunChanged> runs(String guild, String repository) {
        return rows.find(guild, runsOf(repository))
                .map(it -> runs(it, repository))
                .orElse(List.of());
    }

    @Override
    public void ran(String guild, RunChanged run) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var there = rows.find(guild, runsOf(run.repository()));
            var known = there.map(it -> runs(it, run.repository())).orElse(List.of());
            if (known.stream().anyMatch(it -> it.id() == run.id() && !isNews(run, it))) {
                return;
            }
            var all = Stream.concat(Stream.of(run), known.stream().filter(it -> it.id() != run.id()))
                    .sorted(Comparator.comparing(RunChanged::at).reversed())
                    .limit(RUNS_KEPT)
                    .map(DynamoStages::json);
            var item = Item.of(guild, runsOf(run.repository())).with("runs", Json.items(all));
            if (put(item, there.map(it -> it.whole("version")).orElse(0L)).isPresent()) {
                return;
            }
        }
        throw new IllegalStateException("Runs of a repository are changed by too many at once: " + run.repository());
    }

    /** GitHub tells the time in seconds: a short run ends in the one in which it began. */
    private static boolean isNews(RunChanged it, RunChanged known) {
        return it.at().isAfter(known.at())
                || (it.at().equals(known.at())
                        && it.status().equals(COMPLETED)
                        && !known.status().equals(COMPLETED));
    }

    private static String runsOf(String repository) {
        return RUNS + repository.toLowerCase(Locale.ROOT);
    }

    private static List<RunChanged> runs(Item item, String repository) {
        return item.json("runs").items().stream()
                .map(it -> new RunChanged(
                        repository,
                        it.at("id").whole(0),
                        it.at("name").text(),
                        it.at("branch").text(),
                        it.at("sha").text(),
                        it.at("status").text(),
                        it.at("conclusion").text(),
                        it.at("url").text(),
                        it.at("actor").text(),
                        Instant.ofEpochMilli(it.at("at").whole(0))))
                .toList();
    }

    private static Json.Fields json(RunChanged it) {
        return Json.fields()
                .with("id", it.id())
                .with("name", it.name())
                .with("branch", it.branch())
                .with("sha", it.sha())
                .with("status", it.status())
                .with("conclusion", it.conclusion())
                .with("url", it.url())
                .with("actor", it.actor())
                .with("at", it.at().toEpochMilli());
    }
}
