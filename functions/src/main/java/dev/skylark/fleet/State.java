package dev.skylark.fleet;

import java.util.Locale;

/** What a server is doing. */
public enum State {
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    /** Being deleted. */
    LEAVING,
    GONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it will be another one soon by itself. */
    public boolean isPassing() {
        return switch (this) {
            case STARTING, STOPPING, LEAVING -> true;
            case RUNNING, STOPPED, GONE -> false;
        };
    }
}
