package dev.skylark.account;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.data.Rows.Write;
import dev.skylark.table.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@link Accounts} in the table of people. */
final class DynamoAccounts implements Accounts {

    private static final String ACCOUNT = "account#";

    private final Rows rows;

    DynamoAccounts(Rows rows) {
        this.rows = rows;
    }

    /** No guild's id begins so. */
    static String partition(String person) {
        return "person#" + person;
    }

    @Override
    public List<Account> all(String person) {
        var most = Provider.values().length;
        return rows
                .range(new Range(null, partition(person), ACCOUNT, false, most, null, "", Item.NOTHING))
                .items()
                .stream()
                .filter(it -> it.text(Table.SORT).startsWith(ACCOUNT))
                .flatMap(it -> Arrays.stream(Provider.values())
                        .filter(provider -> it.text(Table.SORT).equals(id(provider)))
                        .map(provider -> account(person, provider, it)))
                .toList();
    }

    @Override
    public Optional<Account> find(String person, Provider provider) {
        return rows.find(partition(person), id(provider)).map(it -> account(person, provider, it));
    }

    @Override
    public void keep(Account account) {
        rows.put(item(account));
    }

    @Override
    public boolean claim(Account account, Instant now, Instant until) {
        return rows.setIf(
                        partition(account.person()),
                        id(account.provider()),
                        "#busy = :until",
                        "#mark = :mark AND (attribute_not_exists(#busy) OR #busy <= :now)",
                        Item.values("mark", account.mark()).with("until", until).with("now", now))
                instanceof Write.Done;
    }

    @Override
    public void free(Account account) {
        rows.setIf(
                partition(account.person()),
                id(account.provider()),
                "#busy = :never",
                "#mark = :mark",
                Item.values("mark", account.mark()).with("never", 0));
    }

    @Override
    public boolean replace(Account old, Account renewed) {
        return rows.putIf(item(renewed), "#mark = :mark", Item.values("mark", old.mark())) instanceof Write.Done;
    }

    @Override
    public Optional<Account> remove(String person, Provider provider) {
        return find(person, provider).filter(_ -> rows.removeIfThere(partition(person), id(provider)));
    }

    private static Item item(Account it) {
        return Item.of(partition(it.person()), id(it.provider()))
                .with("sealed", it.sealed())
                .with("mark", it.mark());
    }

    private static Account account(String person, Provider provider, Item it) {
        return new Account(person, provider, it.text("sealed"), it.text("mark"));
    }

    private static String id(Provider provider) {
        return ACCOUNT + provider.word();
    }
}
