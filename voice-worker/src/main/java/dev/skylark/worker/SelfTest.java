package dev.skylark.worker;

import dev.skylark.jda.DaveNative;
import dev.skylark.lavaplayer.SendingNative;
import dev.skylark.lavaplayer.SoundNative;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;

/** Whether all that is not Java loads and works where the worker runs: encryption, sound, sending. */
final class SelfTest {

    /** A part, and what it says of itself when it works. */
    private record Part(String name, Callable<String> proof) {

        Result tried() {
            try {
                return new Result(name, true, proof.call());
            } catch (Exception | LinkageError broken) {
                var cause = broken.getCause() == null ? broken : broken.getCause();
                return new Result(name, false, cause.toString());
            }
        }
    }

    /** What became of a part. */
    record Result(String name, boolean works, String said) {

        String line() {
            return "%s %s: %s".formatted(works ? "ok    " : "FAILED", name, said);
        }
    }

    private static final List<Part> PARTS = List.of(
            new Part("end-to-end encryption", DaveNative::proof),
            new Part("sound", SoundNative::proof),
            new Part("sending", SendingNative::proof));

    private SelfTest() {}

    static List<Result> results() {
        return PARTS.stream().map(Part::tried).toList();
    }

    /** One line for each part, and whether all work. */
    static boolean run(PrintStream out) {
        var results = results();
        results.forEach(it -> out.println(it.line()));
        return results.stream().allMatch(Result::works);
    }
}
