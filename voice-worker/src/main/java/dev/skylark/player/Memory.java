package dev.skylark.player;

import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import java.util.List;
import java.util.Optional;

/** What is kept of the music of guilds. */
public interface Memory {

    /** What plays in a guild, as it was kept last; empty where nothing ever played. */
    Optional<Playing> playing(String guild);

    /**
     * Keeps it, unless somebody has taken the guild over since: then false, and whoever asked has no say any more.
     * {@code term} is the number of the lease under which it is asked.
     */
    boolean keep(String guild, Playing playing, long term);

    Rules rules(String guild);

    /** A list that was saved: {@code owner} is the guild or, with an @ before it, a person. */
    List<Track> list(String owner, String name);
}
