package dev.skylark.sandbox.voice;

/** With what the bot may connect to voice in a guild: the gateway told it all this. */
record Ticket(String guild, String channel, String session, String token) {

    boolean admits(String otherGuild, String otherSession, String otherToken) {
        return guild.equals(otherGuild) && session.equals(otherSession) && token.equals(otherToken);
    }
}
