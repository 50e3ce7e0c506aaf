package dev.skylark.access;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@link Approvals} in the guilds table. A used one remembers by whom, so nobody can use it twice. */
public final class DynamoApprovals implements Approvals {

    private final Rows rows;

    public DynamoApprovals(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void open(Approval approval) {
        rows.put(Item.of(approval.guild(), id(approval.id()))
                .with("call", approval.call())
                .with("askedBy", approval.askedBy())
                .with("asked", approval.asked())
                .with("ends", approval.expires())
                .expiring(approval.expires().plus(Duration.ofDays(1))));
    }

    @Override
    public Optional<Approval> find(String guild, String id, Instant now) {
        return rows.find(guild, id(id)).filter(it -> waits(it, now)).map(it -> approval(guild, id, it));
    }

    @Override
    public Use use(String guild, String id, String person, Instant now) {
        var write = rows.setIf(
                guild,
                id(id),
                "#usedBy = :person",
                "attribute_not_exists(#usedBy) AND #ends > :now AND #askedBy <> :person",
                Item.values("now", now.toEpochMilli()).with("person", person));
        return switch (write) {
            case Write.Done(var item) -> new Use.Used(approval(guild, id, item));
            case Write.Kept(var old) -> waits(old, now) ? new Use.SamePerson() : new Use.Gone();
        };
    }

    @Override
    public void withdraw(String guild, String id) {
        rows.remove(guild, id(id));
    }

    private static boolean waits(Item item, Instant now) {
        return item.text("usedBy").isEmpty() && item.instant("ends").isAfter(now);
    }

    private static Approval approval(String guild, String id, Item item) {
        return new Approval(
                guild, id, item.text("call"), item.text("askedBy"), item.instant("asked"), item.instant("ends"));
    }

    private static String id(String id) {
        return "approval#" + id;
    }
}
