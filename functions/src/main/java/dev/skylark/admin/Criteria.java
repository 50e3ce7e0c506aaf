package dev.skylark.admin;

import dev.skylark.access.AccessRequest;
import java.time.Duration;
import java.time.Instant;

/** What speaks for and against letting a guild in; people decide. */
final class Criteria {

    /** What the numbers suggest, with the name of the sentence that says why. */
    enum Advice {
        APPROVE("advice.approve"),
        DENY("advice.deny"),
        UNCLEAR("advice.unclear"),
        TOO_NEW("advice.new");

        final String key;

        Advice(String key) {
            this.key = key;
        }
    }

    private static final int SMALL = 100;
    private static final int TOO_MANY = 500;
    private static final Duration YOUNG = Duration.ofDays(30);
    private static final long DISCORD_EPOCH = 1_420_070_400_000L;

    private Criteria() {}

    static Advice judge(AccessRequest request) {
        if (request.expectedUsers() > TOO_MANY) {
            return Advice.DENY;
        }
        if (Duration.between(created(request.guild()), request.at()).compareTo(YOUNG) < 0) {
            return Advice.TOO_NEW;
        }
        return request.expectedUsers() < SMALL ? Advice.APPROVE : Advice.UNCLEAR;
    }

    /** Discord numbers a guild by the moment of its making. */
    static Instant created(String guild) {
        return Instant.ofEpochMilli((Long.parseLong(guild) >> 22) + DISCORD_EPOCH);
    }
}
