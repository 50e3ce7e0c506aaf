package dev.skylark.account;

import dev.skylark.account.Away.Why;
import dev.skylark.command.Refused;
import java.time.Duration;
import java.util.UUID;

/** Opens people's accounts, and renews what opens them: once, however many want it at the same moment. */
final class Keyring {

    /** What is done with an open account. */
    interface Use<T> {
        T with(Shelf shelf, Client client, Tokens tokens) throws Away;
    }

    private static final Duration IN_TIME = Duration.ofMinutes(1);

    /** Longer than a service is waited for, and than a lost answer of DynamoDB. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private static final Duration STEP = Duration.ofMillis(500);
    private static final int STEPS = 30;

    private final AccountNeeds needs;
    private final Accounts accounts;
    private final Registrations registrations;

    Keyring(AccountNeeds needs, Accounts accounts, Registrations registrations) {
        this.needs = needs;
        this.accounts = accounts;
        this.registrations = registrations;
    }

    Client client(Provider provider) {
        return registrations.of(provider).orElseThrow(() -> new Refused("account.notSetUp", provider.title()));
    }

    /** Where the service does not take what we have, it is renewed one time. */
    <T> T use(String person, Provider provider, Use<T> use) throws Away {
        var client = client(provider);
        var shelf = outlet(provider).shelf();
        var account = accounts.find(person, provider)
                .orElseThrow(() -> new Refused("account.none", provider.title(), provider.word()));
        var tokens = tokens(account);
        if (!tokens.until().minus(IN_TIME).isAfter(needs.clock().instant())) {
            return use.with(shelf, client, tokens(renewed(client, account, tokens)));
        }
        try {
            return use.with(shelf, client, tokens);
        } catch (Away away) {
            if (away.why() != Why.LINK_AGAIN) {
                throw away;
            }
            return use.with(shelf, client, tokens(renewed(client, account, tokens)));
        }
    }

    Account sealed(String person, Provider provider, Tokens tokens) {
        return new Account(
                person,
                provider,
                needs.seal().get().close(tokens.written(), person, provider),
                UUID.randomUUID().toString());
    }

    Tokens tokens(Account it) throws Away {
        return needs.seal()
                .get()
                .open(it.sealed(), it.person(), it.provider())
                .map(Tokens::read)
                .orElseThrow(() -> new Away(Why.LINK_AGAIN, "what we kept cannot be opened"));
    }

    /**
     * A refresh token may be good for one time, so of several who want it one asks and the others wait. Whoever comes
     * too late for the claim finds what the first has brought.
     */
    private Account renewed(Client client, Account old, Tokens tokens) throws Away {
        if (tokens.refresh().isEmpty()) {
            throw new Away(Why.LINK_AGAIN, "there is no refresh token");
        }
        for (int step = 0; step < STEPS; step++) {
            var now = needs.clock().instant();
            if (accounts.claim(old, now, now.plus(LEASE))) {
                return renewedAlone(client, old, tokens);
            }
            var there = accounts.find(old.person(), old.provider())
                    .orElseThrow(() -> new Away(Why.LINK_AGAIN, "unlinked meanwhile"));
            if (!there.mark().equals(old.mark())) {
                return there;
            }
            needs.pause().take(STEP);
        }
        throw new Away(Why.DOWN, "somebody else is still renewing it");
    }

    private Account renewedAlone(Client client, Account old, Tokens tokens) throws Away {
        var grants = outlet(old.provider()).grants();
        Tokens fresh;
        try {
            fresh = grants.renew(client, tokens);
        } catch (Away away) {
            accounts.free(old);
            throw away;
        }
        var renewed = sealed(old.person(), old.provider(), fresh);
        if (!accounts.replace(old, renewed)) {
            // unlinked while we were asking: what came is not kept, nor left good
            grants.revoke(client, fresh);
            throw new Away(Why.LINK_AGAIN, "unlinked meanwhile");
        }
        return renewed;
    }

    Outlet outlet(Provider provider) {
        var outlet = needs.outlets().get().get(provider);
        if (outlet == null) {
            throw new IllegalStateException("nobody has made " + provider);
        }
        return outlet;
    }
}
