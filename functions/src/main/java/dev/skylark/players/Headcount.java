package dev.skylark.players;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a game said when it was asked who plays. */
public sealed interface Headcount {

    /**
     * So many people play, of at most so many. Of {@code names} there may be fewer: not every game tells all. Texts are
     * empty where the game says nothing.
     */
    record Playing(int count, int most, List<String> names, String map, String version) implements Headcount {
        private static final int MOST_NAMES = 64;
        private static final int LONGEST = 48;

        public Playing {
            names = names.stream()
                    .map(Playing::tidy)
                    .filter(it -> !it.isEmpty())
                    .limit(MOST_NAMES)
                    .toList();
            map = tidy(map);
            version = tidy(version);
        }

        public boolean isEmpty() {
            return count == 0;
        }

        /** Strangers choose these: one short line each. */
        private static String tidy(String text) {
            var line = text.codePoints()
                    .filter(it -> !Character.isISOControl(it) && Character.isValidCodePoint(it))
                    .limit(LONGEST)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
            return line.toString().strip();
        }
    }

    /** Nobody knows. */
    record Unknown(Why why) implements Headcount {}

    /** Why nobody knows. */
    enum Why {
        /** The server has no public address that could be asked. */
        NO_ADDRESS,
        /** Nothing answered in time. */
        NO_ANSWER,
        /** Something answered that is not this game. */
        NOT_UNDERSTOOD;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace("_", "");
        }
    }

    static Headcount unknown(Why why) {
        return new Unknown(why);
    }

    /** A number of people makes sense, or the answer does not. */
    static Optional<Headcount> playing(long count, long most, List<String> names, String map, String version) {
        return count < 0 || count > 1_000_000 || most < 0 || most > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Playing((int) count, (int) most, names, map, version));
    }
}
