package dev.skylark.github;

import dev.skylark.trace.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which file of a repository a line of a stack trace means. */
public final class Whereabouts {

    private Whereabouts() {}

    /**
     * The one path that agrees with the frame from its end for longest. Where two agree alike, nobody knows which.
     * Traces of the JVM name only the file: the packages are in front of the function.
     */
    public static Optional<String> of(Frame frame, List<String> paths) {
        var wanted = segments(frame);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        var named = paths.stream().filter(it -> it.endsWith(wanted.getLast())).toList();
        var longest = named.stream()
                .mapToInt(it -> agreement(wanted, split(it)))
                .max()
                .orElse(0);
        var best = named.stream()
                .filter(it -> longest > 0 && agreement(wanted, split(it)) == longest)
                .limit(2)
                .toList();
        return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }

    private static List<String> segments(Frame frame) {
        var file = split(frame.file().replace('\\', '/'));
        if (file.size() != 1) {
            return file;
        }
        var parts = Arrays.asList(frame.function().split("\\.", -1));
        // the last two are the class and the method
        var packages = parts.subList(0, Math.max(0, parts.size() - 2));
        return Stream.concat(packages.stream(), file.stream()).toList();
    }

    private static List<String> split(String path) {
        return Arrays.stream(path.split("/", -1)).filter(it -> !it.isEmpty()).toList();
    }

    /** Twice the parts that agree, and one more if that is all of the path. */
    private static int agreement(List<String> one, List<String> other) {
        int same = 0;
        while (same < one.size()
                && same < other.size()
                && one.reversed().get(same).equals(other.reversed().get(same))) {
            same++;
        }
        return same == other.size() ? 2 * same + 1 : 2 * same;
    }
}
