package dev.skylark.picture;

import java.awt.Font;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What is written along the axis of time: as many of the labels as have room. */
final class Ticks {

    private static final int GAP = 22;

    private Ticks() {}

    static List<String> days(List<LocalDate> days, Locale locale) {
        var format = DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale);
        return days.stream().map(format::format).toList();
    }

    static List<String> hours(int hours) {
        return IntStream.range(0, hours).mapToObj("%02d:00"::formatted).toList();
    }

    /** How far apart labels must be. */
    static int room(List<String> labels, Font font) {
        var widest = labels.stream()
                .mapToDouble(label -> Canvas.width(label, font))
                .max()
                .orElse(0);
        return (int) Math.ceil(widest) + GAP;
    }
}
