package dev.skylark.bench;

import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.entry.WorkFunction;
import dev.skylark.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much a command asks for: questions to the cloud, reads and writes of the database, messages to Discord. Counted,
 * not timed, so it is the same on every machine. Ten servers in one region; the claim, the quota and the audit line of
 * each command are in the figures.
 */
final class Calls {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Twins twins;
    private final WorkFunction work;
    private final StringBuilder table =
            new StringBuilder("| command | AWS calls | reads | writes | messages |\n|---|---:|---:|---:|---:|\n");

    private Calls(EmbeddedDynamo dynamo) {
        twins = new Twins(dynamo, Clock.systemUTC());
        work = new WorkFunction(twins.wiring());
        for (int server = 0; server < 10; server++) {
            twins.cloud.add(Twins.GUILD, "eu-central-1", "i-%017x".formatted(server), "web-" + server, "t3.small");
        }
    }

    static String run() {
        try (var dynamo = EmbeddedDynamo.inMemory()) {
            var calls = new Calls(dynamo);
            calls.count("first `/ec2 list`, prices too", 1, "ec2 list");
            calls.twins.cloud.tick();
            calls.count("`/ec2 list` from memory", 1, "ec2 list");
            calls.count("ten `/ec2 list` from memory", 10, "ec2 list");
            calls.count("`/ec2 info`", 1, "ec2 info", "server", "web-1");
            calls.count("`/ec2 start`", 1, "ec2 start", "server", "web-1");
            calls.count("`/ec2 list` after it", 1, "ec2 list");
            calls.count("first `/cost summary` of a day", 1, "cost summary");
            calls.count("`/cost summary` again", 1, "cost summary");
            calls.count("`/report monthly`", 1, "report monthly");
            calls.count("`/menu`", 1, "menu");
            return calls.table.toString();
        }
    }

    private void count(String what, int times, String command, String... namesAndValues) {
        var before = List.of(twins.cloud.asked(), twins.reads.get(), twins.writes.get(), twins.messages.get());
        for (int time = 0; time < times; time++) {
            work.accept(order(command, namesAndValues));
        }
        table.append("| %s | %d | %d | %d | %d |\n"
                .formatted(
                        what,
                        twins.cloud.asked() - before.get(0),
                        twins.reads.get() - before.get(1),
                        twins.writes.get() - before.get(2),
                        twins.messages.get() - before.get(3)));
    }

    /** A typed command as it is handed over, by a person that nobody was before. */
    static Json order(String command, String... namesAndValues) {
        var values = new ArrayList<Json>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            values.add(Json.fields()
                    .with("type", 3)
                    .with("name", namesAndValues[at])
                    .with("value", namesAndValues[at + 1]));
        }
        var words = command.split(" ", -1);
        Json options = Json.items(values);
        if (words.length > 1) {
            options = Json.items(
                    List.of(Json.fields().with("type", 1).with("name", words[1]).with("options", options)));
        }
        var interaction = Json.fields()
                .with("id", "%018d".formatted(NUMBER.incrementAndGet()))
                .with("application_id", "3")
                .with("type", 2)
                .with("token", "token")
                .with("guild_id", Twins.GUILD)
                .with("channel_id", "4")
                .with("locale", "en-US")
                .with(
                        "member",
                        Json.fields()
                                // a person each time, so that no quota is met
                                .with("permissions", String.valueOf(1L << 5 | 1L << 4 | 1L << 31))
                                .with("roles", List.of())
                                .with(
                                        "user",
                                        Json.fields()
                                                .with("id", String.valueOf(NUMBER.get()))
                                                .with("username", "somebody")))
                .with(
                        "data",
                        Json.fields().with("type", 1).with("name", words[0]).with("options", options));
        return Json.fields().with("at", Clock.systemUTC().millis()).with("interaction", interaction);
    }
}
