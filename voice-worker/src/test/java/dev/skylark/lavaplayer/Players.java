package dev.skylark.lavaplayer;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** LavaPlayer for tests, which may connect to this machine. */
final class Players {

    static final Duration PATIENCE = Duration.ofSeconds(15);

    private Players() {}

    static Lava open() {
        return open(PATIENCE);
    }

    static Lava open(Duration patience) {
        return open(address -> true, patience);
    }

    static Lava open(Predicate<InetAddress> open) {
        return open(open, PATIENCE);
    }

    static Lava strict() {
        return open(new OpenNetwork());
    }

    private static Lava open(Predicate<InetAddress> open, Duration patience) {
        return new Lava(new Lava.Setup(Clock.systemUTC(), Optional.empty(), Optional.empty()), open, patience);
    }
}
