package dev.skylark.picture;

import java.util.List;
import java.util.Locale;

/**
 * How much of what there was, moment by moment.
 *
 * @param moments what to call them
 * @param others what to call those that are too small for a colour of their own
 */
public record Timeline(String title, List<String> moments, List<Series> series, String others, Locale locale) {

    /** How much of one thing, moment by moment; never less than nothing. */
    public record Series(String name, List<Double> amounts) {
        public Series {
            amounts = amounts.stream().map(it -> Math.max(0, it)).toList();
        }

        double size() {
            return amounts.stream().mapToDouble(it -> it).sum();
        }
    }

    public Timeline {
        moments = List.copyOf(moments);
        series = List.copyOf(series);
        if (moments.isEmpty()) {
            throw new IllegalArgumentException("There is no moment");
        }
        for (var one : series) {
            if (one.amounts().size() != moments.size()) {
                throw new IllegalArgumentException("%s has %d of %d amounts"
                        .formatted(one.name(), one.amounts().size(), moments.size()));
            }
        }
    }
}
