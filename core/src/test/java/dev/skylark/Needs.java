package dev.skylark;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opentest4j.TestAbortedException;

/** What a test cannot do without: where it is missing the test is skipped aloud, or fails where all must run. */
public final class Needs {

    private static final Set<String> MISSED = ConcurrentHashMap.newKeySet();

    private Needs() {}

    /** A program on the PATH; {@code remedy} is what to type to get it. */
    public static void program(String name, String remedy) {
        aloud(name, () -> program(name, remedy, System.getenv()));
    }

    /** A folder that somebody must have filled; {@code remedy} is what to type to get it. */
    public static void folder(Path folder, String remedy) {
        aloud(folder.toString(), () -> folder(folder, remedy, System.getenv()));
    }

    static void program(String name, String remedy, Map<String, String> environment) {
        if (isThere(name, environment.getOrDefault("PATH", ""))) {
            return;
        }
        missing("This test needs %s, which is not on the PATH. To install it: %s".formatted(name, remedy), environment);
    }

    static void folder(Path folder, String remedy, Map<String, String> environment) {
        if (!Files.isDirectory(folder)) {
            missing("This test needs %s, which is not there. To get it: %s".formatted(folder, remedy), environment);
        }
    }

    private static void aloud(String what, Runnable check) {
        try {
            check.run();
        } catch (TestAbortedException missing) {
            if (MISSED.add(what)) {
                System.err.println("SKIPPED: " + missing.getMessage());
            }
            throw missing;
        }
    }

    private static void missing(String sentence, Map<String, String> environment) {
        if ("1".equals(environment.get("SKYLARK_REQUIRE_ALL"))) {
            throw new AssertionError(sentence);
        }
        throw new TestAbortedException(sentence);
    }

    private static boolean isThere(String name, String path) {
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .anyMatch(Files::isExecutable);
    }
}
