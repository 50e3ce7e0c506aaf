package dev.skylark.access;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Approvals.Use;
import dev.skylark.data.AtOnce;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class ApprovalsTest {

    private static final Instant EXPIRES = NOON.plusSeconds(1800);

    private final Approvals approvals;
    private final String guild = Store.newId();
    private final Approval approval = new Approval(guild, "a1", ">ec2 stop|server=web-1", "asker", NOON, EXPIRES);

    ApprovalsTest(Store store) {
        approvals = store.open(InMemoryApprovals::new, tables -> new DynamoApprovals(tables.rows(Table.GUILDS)));
    }

    @BeforeEach
    void somebody_asks() {
        approvals.open(approval);
    }

    @Test
    void another_person_uses_it_once() {
        assertThat(use("second", NOON)).isEqualTo(new Use.Used(approval));
        assertThat(use("second", NOON)).isEqualTo(new Use.Gone());
        assertThat(use("third", NOON)).isEqualTo(new Use.Gone());
    }

    @Test
    void the_person_who_asked_cannot_use_it() {
        assertThat(use("asker", NOON)).isEqualTo(new Use.SamePerson());
        assertThat(use("second", NOON)).isEqualTo(new Use.Used(approval));
        assertThat(use("asker", NOON)).isEqualTo(new Use.Gone());
    }

    @Test
    void it_lasts_until_it_expires() {
        assertThat(use("second", EXPIRES)).isEqualTo(new Use.Gone());
        assertThat(use("asker", EXPIRES)).isEqualTo(new Use.Gone());
        assertThat(approvals.find(guild, "a1", EXPIRES)).isEmpty();
        assertThat(use("second", EXPIRES.minusMillis(1))).isEqualTo(new Use.Used(approval));
    }

    @Test
    void what_was_never_there_is_gone() {
        assertThat(approvals.use(guild, "a2", "second", NOON)).isEqualTo(new Use.Gone());
        assertThat(approvals.find(guild, "a2", NOON)).isEmpty();
    }

    @Test
    void another_guild_cannot_use_it() {
        var elsewhere = Store.newId();

        assertThat(approvals.use(elsewhere, "a1", "second", NOON)).isEqualTo(new Use.Gone());
        assertThat(approvals.find(elsewhere, "a1", NOON)).isEmpty();
    }

    @Test
    void it_is_found_while_it_waits() {
        assertThat(approvals.find(guild, "a1", NOON)).contains(approval);

        use("second", NOON);

        assertThat(approvals.find(guild, "a1", NOON)).isEmpty();
    }

    @Test
    void what_was_withdrawn_cannot_be_used() {
        approvals.withdraw(guild, "a1");

        assertThat(use("second", NOON)).isEqualTo(new Use.Gone());
        assertThat(approvals.find(guild, "a1", NOON)).isEmpty();
    }

    @Test
    void of_many_who_use_it_at_once_one_does() throws Exception {
        var uses = AtOnce.each(20, person -> use("second" + person, NOON));

        assertThat(uses).containsOnlyOnce(new Use.Used(approval));
        assertThat(uses.stream().filter(Use.Gone.class::isInstance)).hasSize(19);
    }

    private Use use(String person, Instant now) {
        return approvals.use(guild, "a1", person, now);
    }
}
