package dev.skylark.work;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.AtOnce;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import dev.skylark.work.Claims.Claim;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class ClaimsTest {

    private static final Instant LEASE_ENDS = NOON.plusSeconds(70);

    private final Claims claims;
    private final String guild = Store.newId();

    ClaimsTest(Store store) {
        claims = store.open(InMemoryClaims::new, tables -> new DynamoClaims(tables.rows(Table.WORK)));
    }

    @Test
    void what_nobody_holds_is_taken() {
        assertThat(take(NOON)).isEqualTo(Claim.TAKEN);
    }

    @Test
    void what_somebody_holds_is_not_taken() {
        take(NOON);

        assertThat(take(LEASE_ENDS.minusMillis(1))).isEqualTo(Claim.HELD);
    }

    @Test
    void a_lease_that_ended_holds_nothing() {
        take(NOON);

        assertThat(take(LEASE_ENDS)).isEqualTo(Claim.TAKEN);
        assertThat(take(LEASE_ENDS)).isEqualTo(Claim.HELD);
    }

    @Test
    void what_was_finished_stays_finished_while_it_is_remembered() {
        take(NOON);
        claims.finish(guild, "order", NOON.plusSeconds(600));

        assertThat(take(NOON.plusSeconds(599))).isEqualTo(Claim.FINISHED);
        assertThat(take(NOON.plusSeconds(600))).isEqualTo(Claim.TAKEN);
    }

    @Test
    void it_can_be_finished_by_somebody_whose_lease_has_ended() {
        take(NOON);
        take(LEASE_ENDS);
        claims.finish(guild, "order", NOON.plusSeconds(600));

        assertThat(take(LEASE_ENDS.plusSeconds(71))).isEqualTo(Claim.FINISHED);
    }

    @Test
    void what_was_released_is_free_at_once() {
        take(NOON);
        claims.release(guild, "order");

        assertThat(take(NOON)).isEqualTo(Claim.TAKEN);
    }

    @Test
    void what_was_finished_can_be_released() {
        claims.finish(guild, "order", NOON.plusSeconds(600));
        claims.release(guild, "order");

        assertThat(take(NOON)).isEqualTo(Claim.TAKEN);
    }

    @Test
    void releasing_what_nobody_holds_changes_nothing() {
        claims.release(guild, "order");

        assertThat(take(NOON)).isEqualTo(Claim.TAKEN);
    }

    @Test
    void the_same_key_in_another_guild_is_another_one() {
        take(NOON);

        assertThat(claims.take(Store.newId(), "order", NOON, LEASE_ENDS)).isEqualTo(Claim.TAKEN);
        assertThat(claims.take(guild, "another", NOON, LEASE_ENDS)).isEqualTo(Claim.TAKEN);
    }

    @Test
    void of_fifty_who_take_the_same_one_gets_it() throws Exception {
        var got = AtOnce.each(50, _ -> take(NOON));

        assertThat(got).containsOnlyOnce(Claim.TAKEN).hasSize(50);
        assertThat(got.stream().filter(Claim.HELD::equals)).hasSize(49);
    }

    @Test
    void of_fifty_who_take_over_after_a_lease_one_gets_it() throws Exception {
        take(NOON);

        assertThat(AtOnce.each(50, _ -> take(LEASE_ENDS))).containsOnlyOnce(Claim.TAKEN);
    }

    private Claim take(Instant now) {
        return claims.take(guild, "order", now, now.plusSeconds(70));
    }
}
