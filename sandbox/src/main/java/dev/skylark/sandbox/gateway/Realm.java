package dev.skylark.sandbox.gateway;

import dev.skylark.json.Json;
import java.util.List;
import java.util.Map;

/** The guilds and people that a gateway tells of. */
public interface Realm {

    boolean isToken(String token);

    /** The bot as Discord shows a user. */
    Json.Fields bot();

    /** Where the bot is. */
    List<String> guilds();

    /** A guild with its roles and channels, as Discord shows it. */
    Json.Fields guild(String guild);

    /** A member with the person in it; empty where there is none. */
    Json.Fields member(String guild, String person);

    boolean isVoice(String guild, String channel);

    /** Who sits in which voice channel. */
    Map<String, String> voice(String guild);

    /** Puts somebody into a voice channel; into none where it is empty. */
    void seat(String guild, String person, String channel);

    /** From now on told of everybody who changes seats, by whatever hand. */
    void whenSomebodyMoves(Mover mover);

    /** Hears that a person sits elsewhere now; in no channel where it is empty. */
    @FunctionalInterface
    interface Mover {
        void moved(String guild, String person, String channel);
    }
}
