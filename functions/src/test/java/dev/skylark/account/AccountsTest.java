package dev.skylark.account;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.AtOnce;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class AccountsTest {

    private final Accounts accounts;
    private final String person = Store.newId();
    private final Account linked = account(Provider.SPOTIFY, "one");

    AccountsTest(Store store) {
        accounts = store.open(InMemoryAccounts::new, tables -> new DynamoAccounts(tables.rows(Table.PEOPLE)));
    }

    private Account account(Provider provider, String mark) {
        return new Account(person, provider, "sealed-" + mark, mark);
    }

    @Test
    void an_account_is_its_persons_and_nobody_elses() {
        accounts.keep(linked);
        accounts.keep(account(Provider.APPLE, "two"));

        assertThat(accounts.find(person, Provider.SPOTIFY)).contains(linked);
        assertThat(accounts.all(person)).containsExactly(account(Provider.APPLE, "two"), linked);
        assertThat(accounts.find(person, Provider.YOUTUBE)).isEmpty();
        assertThat(accounts.all(Store.newId())).isEmpty();
        assertThat(accounts.find(Store.newId(), Provider.SPOTIFY)).isEmpty();
    }

    @Test
    void what_is_linked_again_is_the_newer_one() {
        accounts.keep(linked);
        accounts.keep(account(Provider.SPOTIFY, "two"));

        assertThat(accounts.all(person)).containsExactly(account(Provider.SPOTIFY, "two"));
    }

    @Test
    void one_of_many_may_renew_it() throws Exception {
        accounts.keep(linked);

        assertThat(AtOnce.each(8, _ -> accounts.claim(linked, NOON, NOON.plusSeconds(20))))
                .filteredOn(it -> it)
                .hasSize(1);
        assertThat(accounts.claim(linked, NOON.plusSeconds(19), NOON.plusSeconds(40)))
                .isFalse();
        assertThat(accounts.claim(linked, NOON.plusSeconds(20), NOON.plusSeconds(40)))
                .isTrue();
    }

    @Test
    void who_did_not_manage_lets_the_next_try() {
        accounts.keep(linked);
        accounts.claim(linked, NOON, NOON.plusSeconds(20));

        accounts.free(linked);

        assertThat(accounts.claim(linked, NOON, NOON.plusSeconds(20))).isTrue();
    }

    @Test
    void what_was_renewed_is_not_renewed_again_by_who_knew_the_old_one() {
        accounts.keep(linked);
        accounts.claim(linked, NOON, NOON.plusSeconds(20));
        var renewed = account(Provider.SPOTIFY, "two");

        assertThat(accounts.replace(linked, renewed)).isTrue();
        assertThat(accounts.replace(linked, account(Provider.SPOTIFY, "three"))).isFalse();
        assertThat(accounts.claim(linked, NOON, NOON.plusSeconds(20))).isFalse();
        assertThat(accounts.find(person, Provider.SPOTIFY)).contains(renewed);
        assertThat(accounts.claim(renewed, NOON, NOON.plusSeconds(20))).isTrue();
    }

    @Test
    void what_was_taken_back_does_not_come_again() {
        accounts.keep(linked);

        assertThat(accounts.remove(person, Provider.SPOTIFY)).contains(linked);
        assertThat(accounts.remove(person, Provider.SPOTIFY)).isEmpty();
        assertThat(accounts.claim(linked, NOON, NOON.plusSeconds(20))).isFalse();
        accounts.free(linked);
        assertThat(accounts.replace(linked, account(Provider.SPOTIFY, "two"))).isFalse();
        assertThat(accounts.all(person)).isEmpty();
    }
}
