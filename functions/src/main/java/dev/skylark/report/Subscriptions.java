package dev.skylark.report;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The reports that a guild wants to get without asking. */
interface Subscriptions {

    LocalTime EVENING = LocalTime.of(18, 0);

    /** One report, into one channel. */
    record Subscription(String guild, Span span, String channel, LocalTime at, ZoneId zone) {
        String id() {
            return span.word() + "-" + channel;
        }

        /** Who wants the day in the evening wants the one that ends, also where it comes late; others the one before. */
        int back(LocalTime now) {
            return span == Span.DAILY && !at.isBefore(EVENING) && !now.isBefore(LocalTime.NOON) ? 0 : 1;
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
