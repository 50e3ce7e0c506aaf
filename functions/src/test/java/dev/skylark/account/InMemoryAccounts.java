package dev.skylark.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link Accounts} in memory. */
final class InMemoryAccounts implements Accounts {

    private record Key(String person, Provider provider) {}

    private record Kept(Account account, Instant busy) {}

    private final Map<Key, Kept> all = new LinkedHashMap<>();

    @Override
    public synchronized List<Account> all(String person) {
        return all.values().stream()
                .map(Kept::account)
                .filter(it -> it.person().equals(person))
                .sorted((one, other) ->
                        one.provider().word().compareTo(other.provider().word()))
                .toList();
    }

    @Override
    public synchronized Optional<Account> find(String person, Provider provider) {
        return Optional.ofNullable(all.get(new Key(person, provider))).map(Kept::account);
    }

    @Override
    public synchronized void keep(Account account) {
        all.put(key(account), new Kept(account, Instant.EPOCH));
    }

    @Override
    public synchronized boolean claim(Account account, Instant now, Instant until) {
        var there = all.get(key(account));
        if (there == null || !has(account) || there.busy().isAfter(now)) {
            return false;
        }
        all.put(key(account), new Kept(there.account(), until));
        return true;
    }

    @Override
    public synchronized void free(Account account) {
        if (has(account)) {
            keep(account);
        }
    }

    @Override
    public synchronized boolean replace(Account old, Account renewed) {
        var there = has(old);
        if (there) {
            keep(renewed);
        }
        return there;
    }

    @Override
    public synchronized Optional<Account> remove(String person, Provider provider) {
        return Optional.ofNullable(all.remove(new Key(person, provider))).map(Kept::account);
    }

    private boolean has(Account account) {
        return find(account.person(), account.provider())
                .filter(it -> it.mark().equals(account.mark()))
                .isPresent();
    }

    private static Key key(Account it) {
        return new Key(it.person(), it.provider());
    }
}
