package dev.skylark.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The accounts that people linked. */
interface Accounts {

    List<Account> all(String person);

    Optional<Account> find(String person, Provider provider);

    /** In the place of one that may have been there. */
    void keep(Account account);

    /** True for the one who may renew it until {@code until}; never while somebody else may, or when it was renewed. */
    boolean claim(Account account, Instant now, Instant until);

    /** It was not renewed: somebody else may try. */
    void free(Account account);

    /** False where {@code old} is not what is there any more: unlinked, or linked anew. */
    boolean replace(Account old, Account renewed);

    /** What was there, for the one who removed it. */
    Optional<Account> remove(String person, Provider provider);
}
