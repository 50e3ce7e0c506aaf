package dev.skylark.ec2;

import java.time.Duration;

/** How a guild wants its servers looked after. */
public interface Wishes {

    /** How often somebody is reminded of a server that they started; zero for never. */
    Duration reminder(String guild);

    void remind(String guild, Duration every);

    /** How many of a server's daily copies are kept; zero where it is not copied daily. */
    int copies(String guild, String server);

    void copy(String guild, String server, int keep);
}
