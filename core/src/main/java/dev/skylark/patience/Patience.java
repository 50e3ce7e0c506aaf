package dev.skylark.patience;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How often something is tried at most, how long it is waited before the second try and at most before any, and
 * {@code within} which time of waiting a further try may begin at all.
 */
public record Patience(int tries, Duration first, Duration most, Duration within) {

    private static final int MOST_DOUBLINGS = 20;

    /** Once and never again. */
    public static Patience none() {
        return new Patience(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /** The same, for longer or shorter in all. */
    public Patience within(Duration other) {
        return new Patience(tries, first, most, other);
    }

    /**
     * How long to wait after this try, the first being 1. It doubles, and is shortened by {@code chance} from 0 to 1 to
     * the half at most, so that those who failed together do not come again together.
     */
    public Duration pause(int tried, double chance) {
        var doubled = first.multipliedBy(1L << Math.min(tried - 1, MOST_DOUBLINGS));
        var full = doubled.compareTo(most) < 0 ? doubled : most;
        return Duration.ofMillis((long) (full.toMillis() * (0.5 + chance / 2)));
    }

    /**
     * Asks until there is an answer to be content with, or patience ends. {@code again} says of an answer that it is worth
     * another try, and after how long at the least; {@code wait} waits.
     */
    public <T> T ask(
            Supplier<T> once, Function<T, Optional<Duration>> again, Consumer<Duration> wait, DoubleSupplier chance) {
        var began = System.nanoTime();
        var paused = Duration.ZERO;
        for (int tried = 1; ; tried++) {
            var answer = once.get();
            var least = again.apply(answer);
            if (least.isEmpty() || tried == tries) {
                return answer;
            }
            var pause = longer(least.get(), pause(tried, chance.getAsDouble()));
            paused = paused.plus(pause);
            // waiting for slow answers counts as well
            var spent =
                    longer(paused, Duration.ofNanos(System.nanoTime() - began).plus(pause));
            if (spent.compareTo(within) > 0) {
                return answer;
            }
            wait.accept(pause);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
