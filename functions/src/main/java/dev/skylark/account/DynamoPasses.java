package dev.skylark.account;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.text.Sha256;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** {@link Passes} in the table of people. */
final class DynamoPasses implements Passes {

    private static final int BYTES = 32;

    private final Rows rows;

    DynamoPasses(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void keep(String word, Pass pass, Instant expires) {
        rows.put(Item.of(DynamoAccounts.partition(pass.person()), id(word))
                .with("provider", pass.provider().word())
                .with("name", pass.name())
                .with("challenge", pass.challenge())
                .expiring(expires));
    }

    @Override
    public Optional<Pass> look(String person, String word, Instant now) {
        return rows.find(DynamoAccounts.partition(person), id(word))
                .filter(it -> !it.isExpired(now) && it.whole("taken") == 0)
                .flatMap(it -> Arrays.stream(Provider.values())
                        .filter(provider -> provider.word().equals(it.text("provider")))
                        .findFirst()
                        .map(provider -> new Pass(person, provider, it.text("name"), it.text("challenge"))));
    }

    /** Marked before it is removed: a condition holds for one, however many come at the same moment. */
    @Override
    public Optional<Pass> take(String person, String word, Instant now) {
        var partition = DynamoAccounts.partition(person);
        return look(person, word, now).filter(_ -> {
            var mine = rows.setIf(
                            partition,
                            id(word),
                            "#taken = :now",
                            "attribute_exists(#provider) AND attribute_not_exists(#taken)",
                            Item.values("now", now.toEpochMilli()))
                    instanceof Write.Done;
            if (mine) {
                rows.remove(partition, id(word));
            }
            return mine;
        });
    }

    private static String id(String word) {
        return "pass#" + Sha256.hex(word, BYTES);
    }
}
