package dev.skylark.access;

import dev.skylark.access.AccessRequest.State;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.data.Rows.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Requests} in the guilds table, all in the partition of the owner's guild. */
public final class DynamoRequests implements Requests {

    private static final int AT_ONCE = 100;
    private static final String PREFIX = "request#";

    /** Sorts behind every request and before nothing else of ours. */
    private static final String BEHIND = "request$";

    private final Rows rows;
    private final String ownerGuild;

    public DynamoRequests(Rows rows, String ownerGuild) {
        this.rows = rows;
        this.ownerGuild = ownerGuild;
    }

    @Override
    public boolean open(AccessRequest request) {
        return rows.putIf(
                        item(request),
                        "attribute_not_exists(#id) OR #state <> :waiting",
                        Item.values("waiting", State.WAITING.name()))
                instanceof Write.Done;
    }

    @Override
    public Optional<AccessRequest> find(String guild) {
        return rows.find(ownerGuild, PREFIX + guild).map(DynamoRequests::request);
    }

    @Override
    public List<AccessRequest> waiting() {
        var all = new ArrayList<AccessRequest>();
        @Nullable Item after = null;
        do {
            var found = rows.range(new Range(
                    null,
                    ownerGuild,
                    PREFIX,
                    false,
                    AT_ONCE,
                    after,
                    "#state = :waiting",
                    Item.values("waiting", State.WAITING.name())));
            found.items().stream()
                    .filter(it -> it.text("id").startsWith(PREFIX))
                    .map(DynamoRequests::request)
                    .forEach(all::add);
            after = found.last()
                    .filter(it -> it.text("id").compareTo(BEHIND) < 0)
                    .orElse(null);
        } while (after != null);
        all.sort(Comparator.comparing(AccessRequest::at));
        return all;
    }

    @Override
    public boolean decide(AccessRequest decided) {
        return rows.putIf(item(decided), "#state = :waiting", Item.values("waiting", State.WAITING.name()))
                instanceof Write.Done;
    }

    private Item item(AccessRequest it) {
        return Item.of(ownerGuild, PREFIX + it.guild())
                .with("name", it.guildName())
                .with("useCase", it.useCase())
                .with("users", it.expectedUsers())
                .with("person", it.person())
                .with("personName", it.personName())
                .with("channel", it.channel())
                .with("locale", it.locale())
                .with("at", it.at())
                .with("state", it.state().name())
                .with("decidedBy", it.decidedBy())
                .with("reason", it.reason());
    }

    private static AccessRequest request(Item it) {
        return new AccessRequest(
                it.text("id").substring(PREFIX.length()),
                it.text("name"),
                it.text("useCase"),
                (int) it.whole("users"),
                it.text("person"),
                it.text("personName"),
                it.text("channel"),
                it.text("locale"),
                it.instant("at"),
                State.valueOf(it.text("state")),
                it.text("decidedBy"),
                it.text("reason"));
    }
}
