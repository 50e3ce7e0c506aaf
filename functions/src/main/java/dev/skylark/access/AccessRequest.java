package dev.skylark.access;

import java.time.Instant;

/** Somebody asks that their guild may use Skylark. */
public record AccessRequest(
        String guild,
        String guildName,
        String useCase,
        int expectedUsers,
        String person,
        String personName,
        String channel,
        String locale,
        Instant at,
        State state,
        String decidedBy,
        String reason) {

    /** Where a request stands. */
    public enum State {
        WAITING,
        APPROVED,
        DENIED
    }

    public AccessRequest decided(State state, String by, String why) {
        return new AccessRequest(
                guild, guildName, useCase, expectedUsers, person, personName, channel, locale, at, state, by, why);
    }
}
