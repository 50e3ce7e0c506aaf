package dev.skylark.logback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Log4jTest {

    private static final Path EXAMPLE = Path.of("../log4j2").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void errors_are_told_in_our_form_and_a_storm_does_not_keep_the_program() throws Exception {
        try (var door = Door.open()) {
            var said = run(door.address());

            assertThat(door.visits).as(said).isNotEmpty().allMatch(it -> it.status() == 202);
            var first = door.alerts.getFirst();
            assertThat(first.message()).isEqualTo("Could not pay 7: no money");
            assertThat(first.kind()).isEqualTo("java.lang.IllegalStateException");
            assertThat(first.severity()).isEqualTo(Severity.ERROR);
            assertThat(first.trace()).contains("IllegalStateException: no money", "at dev.skylark.logback.Log4jShop");
            assertThat(first.service()).isEqualTo("shop");
            assertThat(first.environment()).isEqualTo("the source's");
            assertThat(first.at(Circumstance.REQUEST_ID)).isEqualTo("r-1");
            assertThat(first.at(Circumstance.INSTANCE)).isNotEmpty();
            assertThat(first.related()).contains("logger=shop.Checkout", "thread=main");
            assertThat(door.alerts.get(1).severity()).isEqualTo(Severity.CRITICAL);
            assertThat(door.alerts.get(1).message()).contains("\"quoted\" ${env:SKYLARK_KEY}", "🦜");
            assertThat(door.alerts.get(2).message()).isEqualTo("(no message)");
            assertThat(door.alerts.get(3).kind()).isEqualTo("java.lang.NullPointerException");
            assertThat(door.alerts.get(4).message()).startsWith("long").hasSizeGreaterThan(3000);
            assertThat(door.alerts)
                    .extracting(Occurrence::message)
                    .doesNotContain("never mind")
                    .hasSizeBetween(90, 110);
        }
    }

    @Test
    void a_door_that_is_closed_does_not_keep_the_program() throws Exception {
        var door = Door.open();
        door.close();
        run(door.address());
    }

    private String run(String address) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("java.class.path") + File.pathSeparator + EXAMPLE;
        var output = folder.resolve("output");
        var start = new ProcessBuilder(
                        java,
                        "-Dlog4j2.configurationFile=" + EXAMPLE.resolve("log4j2.xml"),
                        "-cp",
                        classes,
                        Log4jShop.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        start.environment()
                .putAll(Map.of(
                        "SKYLARK_ADDRESS",
                        address,
                        "SKYLARK_SOURCE",
                        Door.SOURCE,
                        "SKYLARK_KEY",
                        Door.KEY,
                        "SKYLARK_SERVICE",
                        "shop"));
        var shop = start.start();
        var ended = shop.waitFor(30, TimeUnit.SECONDS);
        shop.destroyForcibly();
        var said = Files.readString(output);
        assertThat(ended).as(said).isTrue();
        assertThat(shop.exitValue()).as(said).isZero();
        return said.lines()
                .filter(it -> it.length() < 300 && !it.contains("storm"))
                .limit(60)
                .collect(Collectors.joining("\n"));
    }
}
