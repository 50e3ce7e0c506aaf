package dev.skylark.access;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One Discord server as Skylark knows it: whether it may use Skylark, and how it likes it. */
public record Guild(
        String id,
        Standing standing,
        ZoneId zone,
        String locale,
        String currency,
        Map<Purpose, String> channels,
        Set<String> featuresOff,
        List<Grant> grants,
        Set<String> twoPerson,
        Quota quota,
        long version) {

    /** Whether a guild is on the allowlist. */
    public enum Standing {
        UNKNOWN,
        ALLOWED,
        DENIED
    }

    /** What a channel is for. */
    public enum Purpose {
        ALERTS,
        STATS,
        ADMIN,
        REPORTS
    }

    public Guild {
        channels = Map.copyOf(channels);
        featuresOff = Set.copyOf(featuresOff);
        grants = List.copyOf(grants);
        twoPerson = Set.copyOf(twoPerson);
    }

    /** A guild of which nothing is known yet; version 0 means never saved. */
    public static Guild unknown(String id) {
        return new Guild(
                id,
                Standing.UNKNOWN,
                ZoneId.of("UTC"),
                "en",
                "USD",
                Map.of(),
                Set.of(),
                List.of(),
                Set.of(),
                Quota.STANDARD,
                0);
    }

    public Guild with(Standing other) {
        return new Guild(id, other, zone, locale, currency, channels, featuresOff, grants, twoPerson, quota, version);
    }

    public Guild withGrants(List<Grant> others) {
        return new Guild(
                id, standing, zone, locale, currency, channels, featuresOff, others, twoPerson, quota, version);
    }

    public Guild withFeaturesOff(Set<String> others) {
        return new Guild(id, standing, zone, locale, currency, channels, others, grants, twoPerson, quota, version);
    }

    public Guild withTwoPerson(Set<String> others) {
        return new Guild(id, standing, zone, locale, currency, channels, featuresOff, grants, others, quota, version);
    }

    public Guild with(Quota other) {
        return new Guild(
                id, standing, zone, locale, currency, channels, featuresOff, grants, twoPerson, other, version);
    }

    public Guild withChannels(Map<Purpose, String> others) {
        return new Guild(id, standing, zone, locale, currency, others, featuresOff, grants, twoPerson, quota, version);
    }

    /** Where the guild is at home: its zone, its language and its money. */
    public Guild at(ZoneId zone, String locale, String currency) {
        return new Guild(
                id, standing, zone, locale, currency, channels, featuresOff, grants, twoPerson, quota, version);
    }
}
