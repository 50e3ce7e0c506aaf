package dev.skylark.schedule;

import dev.skylark.fleet.State;
import java.util.Optional;

/** What a planned command does to servers, as far as plans can get in each other's way. */
enum Effect {
    START,
    STOP,
    REBOOT,
    NONE;

    static Effect of(String command) {
        return switch (command) {
            case "ec2 start" -> START;
            case "ec2 stop" -> STOP;
            case "ec2 reboot" -> REBOOT;
            default -> NONE;
        };
    }

    /** What the server is afterwards; empty where that does not change. */
    Optional<State> leads() {
        return switch (this) {
            case START -> Optional.of(State.RUNNING);
            case STOP -> Optional.of(State.STOPPED);
            case REBOOT, NONE -> Optional.empty();
        };
    }

    /** How many servers its command takes at once. */
    int atOnce() {
        return this == NONE ? 1 : 25;
    }

    /** Whether those who use the server are thrown out. */
    boolean disturbs() {
        return this == STOP || this == REBOOT;
    }
}
