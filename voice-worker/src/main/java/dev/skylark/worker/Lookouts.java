package dev.skylark.worker;

import java.time.Instant;
import java.util.List;

/** What guilds want to hear of their voice channels, and of what they were told. */
public interface Lookouts {

    /** A guild wants to hear when so many people are together in a channel, since then, for the sake of a server. */
    record Lookout(String guild, String server, String channel, int people, Instant since) {}

    /** Those of all guilds. */
    List<Lookout> all();

    /** Whether it was told of the people who are there. */
    boolean isTold(Lookout lookout);

    void told(Lookout lookout);

    /** They are gone: whoever comes next is told of again. */
    void gone(Lookout lookout);
}
