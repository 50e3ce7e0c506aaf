package dev.skylark.worker;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.table.Table;
import dev.skylark.voice.GatherRows;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** {@link Lookouts}: what guilds want is in the fleet table, what they were told in that of voice. */
public final class DynamoLookouts implements Lookouts {

    /** The partition of what was told. */
    private static final String TOLD = "gathered";

    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private final Rows fleet;
    private final Rows voice;
    private final Rows guilds;
    private final Clock clock;

    public DynamoLookouts(Rows fleet, Rows voice, Rows guilds, Clock clock) {
        this.fleet = fleet;
        this.voice = voice;
        this.guilds = guilds;
        this.clock = clock;
    }

    @Override
    public List<Lookout> all() {
        return fleet.all(GatherRows.INDEX, GatherRows.ALL).stream()
                .map(DynamoLookouts::lookout)
                .filter(it -> isWanted(it.guild()))
                .toList();
    }

    /** A worker that stays up costs money, so not where Skylark or this part of it is wanted no more. */
    private boolean isWanted(String guild) {
        return guilds.find(guild, "settings")
                .map(it -> !it.text("standing").equals("DENIED")
                        && it.json("featuresOff").items().stream()
                                .noneMatch(off -> off.text().equals("idle")))
                .orElse(true);
    }

    private static Lookout lookout(Item it) {
        return new Lookout(
                it.text(Table.PARTITION),
                it.text(GatherRows.SERVER),
                it.text(GatherRows.CHANNEL),
                (int) it.whole(GatherRows.PEOPLE),
                it.instant(GatherRows.SINCE));
    }

    @Override
    public boolean isTold(Lookout lookout) {
        return voice.find(TOLD, key(lookout))
                .filter(it -> it.instant(GatherRows.SINCE).equals(lookout.since()))
                .isPresent();
    }

    @Override
    public void told(Lookout lookout) {
        voice.put(Item.of(TOLD, key(lookout))
                .with(GatherRows.SINCE, lookout.since())
                .expiring(clock.instant().plus(FORGOTTEN)));
    }

    @Override
    public void gone(Lookout lookout) {
        voice.remove(TOLD, key(lookout));
    }

    private static String key(Lookout it) {
        return it.guild() + "#" + it.server();
    }
}
