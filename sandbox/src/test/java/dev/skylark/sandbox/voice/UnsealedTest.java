package dev.skylark.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of an image in which the library for end-to-end encryption does not load. */
class UnsealedTest {

    @TempDir
    Path home;

    @Test
    void those_who_run_it_are_told_once_what_is_missing_and_nothing_goes_out_in_the_clear() throws Exception {
        for (var machine : List.of("linux-x86-64", "linux-aarch64")) {
            breaks(home.resolve("broken/natives/" + machine + "/libdave.so"));
        }
        var said = home.resolve("said.txt");
        var worker = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        home.resolve("broken") + File.pathSeparator + System.getProperty("java.class.path"),
                        Unsealed.class.getName(),
                        home.resolve("sandbox").toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(said.toFile()))
                .start();

        try {
            assertThat(worker.waitFor(150, TimeUnit.SECONDS)).isTrue();
        } finally {
            worker.destroyForcibly();
        }
        var lines = Files.readAllLines(said);
        assertThat(lines)
                .filteredOn(it -> it.contains("WARNING ") && it.contains("glibc 2.38"))
                .hasSize(1);
        assertThat(lines).filteredOn(it -> it.contains("Nothing is lost")).hasSize(1);
        assertThat(lines).contains("identifies: 1", "heard: 0");
    }

    private static void breaks(Path library) throws IOException {
        Files.createDirectories(library.getParent());
        Files.writeString(library, "This is no library.");
    }
}
