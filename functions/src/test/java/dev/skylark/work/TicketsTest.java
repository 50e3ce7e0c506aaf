package dev.skylark.work;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.table.Table;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class TicketsTest {

    private static final Instant EXPIRES = NOON.plusSeconds(60);

    private final Tickets tickets;
    private final String guild = Store.newId();

    TicketsTest(Store store) {
        tickets = store.open(InMemoryTickets::new, tables -> new DynamoTickets(tables.rows(Table.WORK)));
    }

    @Test
    void a_ticket_is_found_until_it_expires() {
        tickets.keep(guild, "t", ">ec2 start|server=web-1 \"ä\" 🎈", EXPIRES);

        assertThat(tickets.find(guild, "t", EXPIRES.minusMillis(1))).contains(">ec2 start|server=web-1 \"ä\" 🎈");
        assertThat(tickets.find(guild, "t", EXPIRES)).isEmpty();
    }

    @Test
    void a_ticket_kept_again_is_the_newer_one() {
        tickets.keep(guild, "t", ">a", EXPIRES);
        tickets.keep(guild, "t", ">b", EXPIRES);

        assertThat(tickets.find(guild, "t", NOON)).contains(">b");
    }

    @Test
    void there_is_no_ticket_that_was_not_kept_here() {
        tickets.keep(guild, "t", ">a", EXPIRES);

        assertThat(tickets.find(guild, "u", NOON)).isEmpty();
        assertThat(tickets.find(Store.newId(), "t", NOON)).isEmpty();
    }
}
