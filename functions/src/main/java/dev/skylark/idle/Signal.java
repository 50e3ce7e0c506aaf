package dev.skylark.idle;

import dev.skylark.players.Headcount;
import java.util.OptionalDouble;

/** One sign of whether a server is used. Each is measured by somebody else, so none can mislead alone. */
sealed interface Signal {

    /** What a sign says. */
    enum Verdict {
        IDLE,
        BUSY,
        UNKNOWN
    }

    Verdict verdict();

    /** Who plays, in the game's own word. */
    record People(Headcount count) implements Signal {
        @Override
        public Verdict verdict() {
            return switch (count) {
                case Headcount.Playing playing -> playing.isEmpty() ? Verdict.IDLE : Verdict.BUSY;
                case Headcount.Unknown _ -> Verdict.UNKNOWN;
            };
        }
    }

    /** Per cent of the processor. */
    record Cpu(OptionalDouble measured, int limit) implements Signal {
        @Override
        public Verdict verdict() {
            return below(measured, limit);
        }
    }

    /** Thousand bytes a second. */
    record Network(OptionalDouble measured, int limit) implements Signal {
        @Override
        public Verdict verdict() {
            return below(measured, limit);
        }
    }

    private static Verdict below(OptionalDouble measured, int limit) {
        return measured.isEmpty() ? Verdict.UNKNOWN : measured.getAsDouble() < limit ? Verdict.IDLE : Verdict.BUSY;
    }
}
