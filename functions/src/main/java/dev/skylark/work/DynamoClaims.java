package dev.skylark.work;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import java.time.Duration;
import java.time.Instant;

/** {@link Claims} in the work table. */
public final class DynamoClaims implements Claims {

    private static final String HELD = "held";
    private static final String RAN = "ran";
    private static final String FINISHED = "finished";

    private final Rows rows;

    public DynamoClaims(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Claim take(String guild, String key, Instant now, Instant leaseEnds) {
        var free = "attribute_not_exists(#id) OR (#state = :held AND #until <= :now) OR #expires <= :seconds";
        var values = Item.values("held", HELD).with("now", now).with("seconds", now.getEpochSecond());
        return switch (rows.putIf(item(guild, key, HELD, leaseEnds), free, values)) {
            case Write.Done(var _) -> Claim.TAKEN;
            case Write.Kept(var old) ->
                switch (old.text("state")) {
                    case FINISHED -> Claim.FINISHED;
                    case RAN -> old.instant("until").isAfter(now) ? Claim.HELD : takeAnswer(guild, key, old, leaseEnds);
                    default -> Claim.HELD;
                };
        };
    }

    /** Of several who see that the answer is missing, one brings it. */
    private Claim takeAnswer(String guild, String key, Item old, Instant leaseEnds) {
        var write = rows.putIf(
                item(guild, key, RAN, leaseEnds),
                "#state = :ran AND #until = :until",
                Item.values("ran", RAN).with("until", old.whole("until")));
        return write instanceof Write.Done ? Claim.ANSWER_MISSING : Claim.HELD;
    }

    @Override
    public void ran(String guild, String key, Instant leaseEnds) {
        rows.put(item(guild, key, RAN, leaseEnds));
    }

    @Override
    public void finish(String guild, String key, Instant remembered) {
        rows.put(item(guild, key, FINISHED, remembered).expiring(remembered));
    }

    @Override
    public void release(String guild, String key) {
        rows.remove(guild, id(key));
    }

    private static Item item(String guild, String key, String state, Instant until) {
        return Item.of(guild, id(key))
                .with("state", state)
                .with("until", until)
                .expiring(until.plus(Duration.ofDays(1)));
    }

    private static String id(String key) {
        return "claim#" + key;
    }
}
