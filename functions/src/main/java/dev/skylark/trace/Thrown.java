package dev.skylark.trace;

import dev.skylark.trace.Trace.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The traces of Java and of Node, which look alike: a headline, lines that begin with "at", then the same of a cause. */
final class Thrown {

    private static final List<String> CAUSES = List.of("Caused by: ", "[cause]: ");
    private static final List<String> ASIDES = List.of("Suppressed: ", "[errors]: ");
    private static final int NOWHERE = -1;

    private final Function<String, Optional<Frame>> dialect;
    private Headline headline;
    private List<Frame> frames = new ArrayList<>();
    private List<Frame> outer = List.of();

    /** How far what is not meant here is indented. */
    private int aside = NOWHERE;

    private Thrown(Function<String, Optional<Frame>> dialect, Headline headline) {
        this.dialect = dialect;
        this.headline = headline;
    }

    static Trace read(Language language, List<String> lines, int first) {
        var head = Headline.line(lines, first);
        var headline = Optional.of(lines.get(head)).filter(_ -> head < first).flatMap(Headline::read);
        var thrown = new Thrown(
                language == Language.JAVA ? JvmFrame::read : NodeFrame::read, headline.orElse(new Headline("", "", 0)));
        for (var line : lines.subList(Math.min(head + 1, first), lines.size())) {
            if (!thrown.takes(line)) {
                break;
            }
        }
        return new Trace(
                language, thrown.headline.type(), thrown.headline.message().strip(), thrown.frames);
    }

    /** False where something else begins. */
    private boolean takes(String line) {
        var text = line.strip();
        var indentation = line.length() - line.stripLeading().length();
        var cause = CAUSES.stream().filter(text::startsWith).findFirst();
        if (aside != NOWHERE && (cause.isEmpty() || indentation >= aside)) {
            return true;
        }
        aside = NOWHERE;
        if (cause.isPresent()) {
            Headline.read(text.substring(cause.get().length())).ifPresent(this::descend);
        } else if (ASIDES.stream().anyMatch(text::startsWith)) {
            aside = indentation;
        } else if (text.startsWith("at ")) {
            dialect.apply(text).filter(_ -> frames.size() < Traces.MOST_FRAMES).ifPresent(frames::add);
        } else if (text.startsWith("... ")) {
            common(text);
        } else if (frames.isEmpty()) {
            headline = headline.more(text);
        } else {
            return text.isEmpty() || indentation > 0 || text.startsWith("}");
        }
        return true;
    }

    private void descend(Headline cause) {
        headline = cause;
        outer = frames;
        frames = new ArrayList<>();
    }

    /** {@code ... 12 more}: the outermost are those of the exception around it, unless that was too long to be kept whole. */
    private void common(String text) {
        var end = text.indexOf(' ', 4);
        var number = end < 0 ? "" : text.substring(4, end);
        if (number.isEmpty() || number.length() > 4 || !number.chars().allMatch(it -> it >= '0' && it <= '9')) {
            return;
        }
        var count = Integer.parseInt(number);
        if (count <= outer.size() && outer.size() < Traces.MOST_FRAMES) {
            outer.subList(outer.size() - count, outer.size()).stream()
                    .limit(Traces.MOST_FRAMES - frames.size())
                    .forEach(frames::add);
        }
    }
}
