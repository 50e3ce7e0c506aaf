package dev.skylark.sandbox.gateway;

import dev.skylark.json.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What one shard of a bot has heard, and over which connection: it outlives the connection until it is resumed. */
final class Session {

    private static final int REMEMBERED = 2000;

    /** Something that was told, and as the how manieth. */
    private record Told(long sequence, Json message) {}

    private final String id;
    private final int shard;
    private final int shards;
    private final long intents;
    private final Deque<Told> told = new ArrayDeque<>();
    private long sequence;
    private @Nullable Line line;
    private Instant alone = Instant.MAX;

    Session(String id, int shard, int shards, long intents, Line line) {
        this.id = id;
        this.shard = shard;
        this.shards = shards;
        this.intents = intents;
        this.line = line;
    }

    String id() {
        return id;
    }

    int shard() {
        return shard;
    }

    int shards() {
        return shards;
    }

    boolean wants(long intent) {
        return (intents & intent) == intent;
    }

    boolean isFor(String guild) {
        return (Long.parseUnsignedLong(guild) >>> 22) % shards == shard;
    }

    synchronized void tell(String type, Json data) {
        sequence++;
        var message =
                Json.fields().with("op", 0).with("s", sequence).with("t", type).with("d", data);
        told.addLast(new Told(sequence, message));
        if (told.size() > REMEMBERED) {
            told.removeFirst();
        }
        if (line != null) {
            line.send(message);
        }
    }

    /** Whether everything after this is still remembered. */
    synchronized boolean canResumeAfter(long heard) {
        return heard >= 0
                && heard <= sequence
                && (told.isEmpty() || told.getFirst().sequence() <= heard + 1);
    }

    /** Goes on over another connection, with what was missed first. */
    synchronized void resume(Line other, long heard) {
        line = other;
        alone = Instant.MAX;
        told.stream().filter(it -> it.sequence() > heard).forEach(it -> other.send(it.message()));
        tell("RESUMED", Json.fields());
    }

    /** The connection is gone; a later one may have taken its place already. */
    synchronized void lost(Line gone, Instant now) {
        if (gone.equals(line)) {
            line = null;
            alone = now;
        }
    }

    synchronized boolean isAloneSince(Instant then) {
        return alone.isBefore(then);
    }

    synchronized @Nullable Line line() {
        return line;
    }
}
