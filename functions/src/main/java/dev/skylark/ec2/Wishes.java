package dev.skylark.ec2;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** How a guild wants its servers looked after. */
public interface Wishes {

    /** How often somebody is reminded of a server that they started; zero for never. */
    Duration reminder(String guild);

    void remind(String guild, Duration every);

    /** A server is copied every day {@code at} a time by the clocks of a zone, and so many of these copies are kept. */
    record Daily(String server, int keep, LocalTime at, ZoneId zone, String channel) {}

    List<Daily> copies(String guild);

    Optional<Daily> copies(String guild, String server);

    void copy(String guild, Daily daily);

    void copyNoMore(String guild, String server);
}
