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
        try {
            program(name, remedy, System.getenv());
        } catch (TestAbortedException missing) {
            if (MISSED.add(name)) {
                System.err.println("SKIPPED: " + missing.getMessage());
            }
            throw missing;
        }
    }

    static void program(String name, String remedy, Map<String, String> environment) {
        if (isThere(name, environment.getOrDefault("PATH", ""))) {
            return;
        }
        var sentence = "This test needs %s, which is not on the PATH. To install it: %s".formatted(name, remedy);
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
