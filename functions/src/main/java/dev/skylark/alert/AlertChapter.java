package dev.skylark.alert;

import dev.skylark.report.Chapter;
import dev.skylark.text.Texts;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** {@link Chapter}: what went wrong, what was mended, and what is still open. */
record AlertChapter(Alerts alerts) implements Chapter {

    /** More than anybody reads. */
    private static final int MOST = 500;

    @Override
    public Optional<Line> about(String guild, Instant from, Instant to, Texts texts) {
        var all = alerts.like(guild, "", MOST);
        Predicate<Instant> during = it -> !it.isBefore(from) && it.isBefore(to);
        var began = all.stream().filter(it -> during.test(it.what().first())).count();
        var over = all.stream()
                .filter(it -> !it.isOpen())
                .filter(it -> it.handling()
                        .resolution()
                        .filter(how -> during.test(how.at()))
                        .isPresent())
                .count();
        var open = all.stream().filter(Alert::isOpen).count();
        return began + over + open == 0
                ? Optional.empty()
                : Optional.of(new Line(texts.of("report.alerts"), texts.of("report.alerts.text", began, over, open)));
    }
}
