package dev.skylark.fleet;

import java.time.Instant;
import java.util.Map;

/** A server of which nothing matters but what is said. For tests. */
public final class AnyServer {

    private AnyServer() {}

    public static Server in(State state) {
        return of("42", Place.home("eu-central-1"), "i-1", state, "203.0.113.9");
    }

    public static Server of(String guild, Place place, String id, State state, String address) {
        return new Server(
                guild,
                place,
                id,
                "game-1",
                state,
                "t3.small",
                Server.LINUX,
                address,
                false,
                "",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                false,
                Map.of());
    }
}
