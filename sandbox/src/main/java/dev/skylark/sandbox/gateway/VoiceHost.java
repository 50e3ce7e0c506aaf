package dev.skylark.sandbox.gateway;

/** Where voice really happens: it is told who sits where, and says where the bot is to connect. */
public interface VoiceHost {

    /** What the bot shows at the voice server, and where that is; {@code endpoint} has no scheme. */
    record Admission(String token, String endpoint) {}

    /** The bot may connect for this channel, with this session. */
    Admission admit(String guild, String channel, String session);

    /** Somebody sits elsewhere now; in no channel where it is empty. */
    void moved(String guild, String person, String channel);
}
