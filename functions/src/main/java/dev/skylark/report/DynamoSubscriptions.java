package dev.skylark.report;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.data.Rows.Write;
import dev.skylark.table.Table;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** {@link Subscriptions} in the guilds table; that a report was posted is short-lived, and kept with what is. */
final class DynamoSubscriptions implements Subscriptions {

    private static final String KIND = "report#";
    private static final int MOST = 50;

    private final Rows rows;
    private final Rows posted;

    DynamoSubscriptions(Rows rows, Rows posted) {
        this.rows = rows;
        this.posted = posted;
    }

    @Override
    public List<Subscription> all(String guild) {
        return rows.range(new Range(null, guild, KIND, false, MOST, null, "", Item.NOTHING)).items().stream()
                .filter(it -> it.text(Table.SORT).startsWith(KIND))
                .map(DynamoSubscriptions::subscription)
                .toList();
    }

    @Override
    public Optional<Subscription> find(String guild, String id) {
        return rows.find(guild, KIND + id).map(DynamoSubscriptions::subscription);
    }

    @Override
    public void set(Subscription it) {
        rows.put(Item.of(it.guild(), KIND + it.id())
                .with("span", it.span().name())
                .with("channel", it.channel())
                .with("at", it.at().toString())
                .with("zone", it.zone().getId()));
    }

    @Override
    public boolean remove(String guild, String id) {
        var there = rows.find(guild, KIND + id).isPresent();
        rows.remove(guild, KIND + id);
        return there;
    }

    @Override
    public boolean post(Subscription it, LocalDate first) {
        return posted.putIf(
                        Item.of(it.guild(), posted(it, first))
                                .expiring(first.plusMonths(3).atStartOfDay().toInstant(ZoneOffset.UTC)),
                        "attribute_not_exists(#id)",
                        Item.NOTHING)
                instanceof Write.Done;
    }

    @Override
    public void unpost(Subscription it, LocalDate first) {
        posted.remove(it.guild(), posted(it, first));
    }

    private static String posted(Subscription it, LocalDate first) {
        return "posted#" + it.id() + "#" + first;
    }

    private static Subscription subscription(Item it) {
        return new Subscription(
                it.text(Table.PARTITION),
                Span.valueOf(it.text("span")),
                it.text("channel"),
                LocalTime.parse(it.text("at")),
                ZoneId.of(it.text("zone")));
    }
}
