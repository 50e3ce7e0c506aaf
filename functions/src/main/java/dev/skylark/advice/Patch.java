package dev.skylark.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A unified diff, read: it changes files that are there, and neither makes, deletes nor renames one. */
public record Patch(List<Change> changes) {

    /** How far from the line that it names a hunk may fit: models miscount. */
    private static final int OFF = 3;

    public Patch {
        changes = List.copyOf(changes);
    }

    /** Nothing where the text is not such a diff. */
    public static Optional<Patch> read(String diff) {
        return new DiffReader(diff).patch();
    }

    /** How many lines come or go. */
    public int size() {
        return changes.stream()
                .flatMap(it -> it.hunks().stream())
                .mapToInt(Hunk::size)
                .sum();
    }

    /** What happens to one file. */
    public record Change(String path, List<Hunk> hunks) {

        public Change {
            hunks = List.copyOf(hunks);
        }

        /** The file afterwards; nothing where a hunk does not fit, since half a patch is a new bug. */
        public Optional<String> apply(String original) {
            var lines = original.isEmpty() ? List.<String>of() : List.of(original.split("(?<=\n)"));
            var changed = new ArrayList<String>();
            var done = 0;
            for (var hunk : hunks) {
                var at = hunk.place(lines, done);
                if (at < 0) {
                    return Optional.empty();
                }
                changed.addAll(lines.subList(done, at));
                changed.addAll(hunk.after());
                done = at + hunk.before().size();
            }
            changed.addAll(lines.subList(done, lines.size()));
            return Optional.of(String.join("", changed));
        }
    }

    /** A place of a file as it was, beginning with line {@code start}, and as it shall be; lines with their ends. */
    public record Hunk(int start, List<String> before, List<String> after, int size) {

        public Hunk {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** Where it fits best, not before {@code from}; -1 where it does not. */
        private int place(List<String> lines, int from) {
            var expected = Math.max(0, start - 1);
            // without a line to hold on to there is only one place
            if (before.isEmpty()) {
                return lines.isEmpty() ? 0 : -1;
            }
            return Stream.iterate(0, off -> off <= OFF, off -> off + 1)
                    .flatMap(off -> Stream.of(expected + off, expected - off))
                    .filter(at -> at >= from
                            && at + before.size() <= lines.size()
                            && lines.subList(at, at + before.size()).equals(before))
                    .findFirst()
                    .orElse(-1);
        }
    }
}
