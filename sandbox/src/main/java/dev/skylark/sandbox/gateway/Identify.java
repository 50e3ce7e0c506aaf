package dev.skylark.sandbox.gateway;

import dev.skylark.json.Json;
import org.jspecify.annotations.Nullable;

/** Who a bot says that it is (op 2), which shard of how many, and what it wants to hear of. */
record Identify(String token, long shard, long shards, long intents) {

    private static final long NONSENSE = -1;

    static Identify of(Json data) {
        var shard = data.at("shard").items();
        var alone = data.at("shard").isNothing();
        return new Identify(
                data.at("token").text(),
                alone ? 0 : shard.size() == 2 ? shard.getFirst().whole(NONSENSE) : NONSENSE,
                alone ? 1 : shard.size() == 2 ? shard.getLast().whole(NONSENSE) : NONSENSE,
                data.at("intents").whole(NONSENSE));
    }

    /** Why it is not let in; nothing where it is. */
    @Nullable
    Goodbye flaw(Realm realm) {
        if (!realm.isToken(token)) {
            return Goodbye.AUTHENTICATION_FAILED;
        }
        if (shard < 0 || shard >= shards) {
            return Goodbye.INVALID_SHARD;
        }
        if (!Intents.areKnown(intents)) {
            return Goodbye.INVALID_INTENTS;
        }
        return Intents.areAllowed(intents) ? null : Goodbye.DISALLOWED_INTENTS;
    }
}
