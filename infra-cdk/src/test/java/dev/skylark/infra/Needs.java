package dev.skylark.infra;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** Programs that a test cannot do without: it is skipped aloud where one is missing, or fails where all must run. */
final class Needs {

    private Needs() {}

    static void programs(String... names) {
        for (var name : names) {
            if (!isThere(name)) {
                var sentence = "SKIPPED: these tests need the program %s, which is not on the PATH.".formatted(name);
                if ("1".equals(System.getenv("SKYLARK_REQUIRE_ALL"))) {
                    fail(sentence);
                }
                System.err.println(sentence);
                Assumptions.abort(sentence);
            }
        }
    }

    private static boolean isThere(String name) {
        var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .anyMatch(Files::isExecutable);
    }
}
