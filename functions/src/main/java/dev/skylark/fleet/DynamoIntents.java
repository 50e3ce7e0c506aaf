package dev.skylark.fleet;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.fleet.Intent.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@link Intents} in the fleet table, one item a server. */
public final class DynamoIntents implements Intents {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Rows rows;

    public DynamoIntents(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Intent> begin(Intent it, Instant now) {
        var write = rows.putIf(
                item(it),
                "attribute_not_exists(#at) OR #over = :yes OR #at <= :old",
                Item.values("yes", 1L).with("old", now.minus(Intent.LASTS).toEpochMilli()));
        return switch (write) {
            case Write.Done(var _) -> Optional.empty();
            case Write.Kept(var old) -> Optional.of(intent(old));
        };
    }

    @Override
    public Optional<Intent> find(String guild, String server) {
        return rows.find(guild, key(server)).map(DynamoIntents::intent);
    }

    @Override
    public boolean end(Intent it) {
        return rows.setIf(
                        it.guild(),
                        key(it.server()),
                        "#over = :yes",
                        "#at = :at AND #over = :no",
                        Item.values("yes", 1L).with("no", 0L).with("at", it.at().toEpochMilli()))
                instanceof Write.Done;
    }

    private static Item item(Intent it) {
        return Item.of(it.guild(), key(it.server()))
                .with("server", it.server())
                .with("name", it.name())
                .with("verb", it.verb().name())
                .with("person", it.person())
                .with("because", it.because())
                .with("channel", it.channel())
                .with("course", it.course())
                .with("locale", it.locale())
                .with("at", it.at())
                .with("over", it.over() ? 1L : 0L)
                .expiring(it.at().plus(REMEMBERED));
    }

    private static Intent intent(Item it) {
        return new Intent(
                it.text("guild"),
                it.text("server"),
                it.text("name"),
                Verb.valueOf(it.text("verb")),
                it.text("person"),
                it.text("because"),
                it.text("channel"),
                it.text("course"),
                it.text("locale"),
                it.instant("at"),
                it.whole("over") == 1);
    }

    private static String key(String server) {
        return "intent#" + server;
    }
}
