package dev.skylark.report;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The reports that a guild wants to get without asking. */
interface Subscriptions {

    /** One report, into one channel. */
    record Subscription(String guild, Span span, String channel, LocalTime at, ZoneId zone) {
        String id() {
            return span.word() + "-" + channel;
        }
    }

    List<Subscription> all(String guild);

    Optional<Subscription> find(String guild, String id);

    void set(Subscription subscription);

    boolean remove(String guild, String id);

    /** True for the first who posts the report of this time. */
    boolean post(Subscription subscription, LocalDate first);

    /** It was not posted after all. */
    void unpost(Subscription subscription, LocalDate first);
}
