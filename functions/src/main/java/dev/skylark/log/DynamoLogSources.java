package dev.skylark.log;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.fact.Severity;
import dev.skylark.fleet.ServerJson;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.table.Table.Index;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@link LogSources} in the table of logs, one item a source. Patterns are kept as they were written. */
public final class DynamoLogSources implements LogSources {

    /** Each source costs a request for each look. */
    public static final int MOST = 50;

    /** Of all guilds together; more than name one group have one account in common. */
    private static final int MOST_OF_A_GROUP = 500;

    private static final String SOURCE = "source#";
    private static final Index BY_GROUP = Table.LOGS.indexes().getFirst();

    private final Rows rows;

    public DynamoLogSources(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<Source> all(String guild) {
        return sources(new Range(null, guild, SOURCE, false, MOST, null, "", Item.NOTHING));
    }

    @Override
    public Optional<Source> find(String guild, String service, String environment, String group) {
        return rows.find(guild, id(service, environment, group)).map(DynamoLogSources::source);
    }

    @Override
    public boolean set(Source it) {
        var id = id(it.service(), it.environment(), it.group());
        if (rows.find(it.guild(), id).isEmpty() && all(it.guild()).size() >= MOST) {
            return false;
        }
        rows.put(Item.of(it.guild(), id)
                .with("service", it.service())
                .with("environment", it.environment())
                .with("place", ServerJson.write(it.place()))
                .with("account", it.account())
                .with("name", it.group())
                .with("least", it.rules().least().name())
                .with("alarming", patterns(it.rules().alarming()))
                .with("harmless", patterns(it.rules().harmless()))
                .with(BY_GROUP.partition(), owner(it.account(), it.group())));
        return true;
    }

    @Override
    public boolean remove(String guild, String service, String environment, String group) {
        return rows.removeIfThere(guild, id(service, environment, group));
    }

    @Override
    public List<Source> of(String account, String group) {
        return sources(
                new Range(BY_GROUP, owner(account, group), SOURCE, false, MOST_OF_A_GROUP, null, "", Item.NOTHING));
    }

    private List<Source> sources(Range range) {
        return rows.range(range).items().stream()
                .filter(it -> it.text(Table.SORT).startsWith(SOURCE))
                .map(DynamoLogSources::source)
                .toList();
    }

    private static Source source(Item it) {
        return new Source(
                it.text(Table.PARTITION),
                it.text("service"),
                it.text("environment"),
                ServerJson.place(it.json("place")),
                it.text("account"),
                it.text("name"),
                new Rules(
                        Severity.valueOf(it.text("least")),
                        patterns(it.json("alarming")),
                        patterns(it.json("harmless"))));
    }

    private static Json patterns(List<Pattern> patterns) {
        return Json.items(patterns.stream().map(Pattern::pattern).toList());
    }

    private static List<Pattern> patterns(Json kept) {
        return kept.items().stream().map(it -> Pattern.compile(it.text())).toList();
    }

    private static String id(String service, String environment, String group) {
        return SOURCE + service + "#" + environment + "#" + group;
    }

    private static String owner(String account, String group) {
        return account + "/" + group;
    }
}
