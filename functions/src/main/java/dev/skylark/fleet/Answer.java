package dev.skylark.fleet;

import java.util.Locale;
import java.util.function.Function;

/** What the cloud said when it was asked for something. */
public sealed interface Answer<T> {

    record Got<T>(T value) implements Answer<T> {}

    /** {@code detail} is the cloud's own word about it, for those who look for the cause. */
    record Failed<T>(Trouble trouble, String detail) implements Answer<T> {}

    /** Why the cloud did not do it, as far as it matters to people. */
    enum Trouble {
        /** We have no right to. */
        DENIED,
        /** There is no machine of this type free in this zone now. */
        NO_CAPACITY,
        /** The account may not have more of them. */
        LIMIT,
        /** Not in the state it is in. */
        WRONG_STATE,
        /** It is not there any more. */
        GONE,
        /** This thing cannot do that. */
        UNSUPPORTED,
        /** Asked too often; all tries are used. */
        BUSY,
        /** It did not answer, or could not. */
        DOWN,
        /** Anything else. */
        OTHER;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace("_", "");
        }
    }

    static <T> Answer<T> got(T value) {
        return new Got<>(value);
    }

    static <T> Answer<T> failed(Trouble trouble, String detail) {
        return new Failed<>(trouble, detail);
    }

    default <R> Answer<R> map(Function<T, R> how) {
        return switch (this) {
            case Got<T>(var value) -> got(how.apply(value));
            case Failed<T>(var trouble, var detail) -> failed(trouble, detail);
        };
    }
}
