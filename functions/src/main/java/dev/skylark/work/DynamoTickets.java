package dev.skylark.work;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import java.time.Instant;
import java.util.Optional;

/** {@link Tickets} in the work table. */
public final class DynamoTickets implements Tickets {

    private final Rows rows;

    public DynamoTickets(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void keep(String guild, String ticket, String call, Instant expires) {
        rows.put(Item.of(guild, "ticket#" + ticket).with("call", call).expiring(expires));
    }

    @Override
    public Optional<String> find(String guild, String ticket, Instant now) {
        return rows.find(guild, "ticket#" + ticket)
                .filter(it -> !it.isExpired(now))
                .map(it -> it.text("call"));
    }
}
