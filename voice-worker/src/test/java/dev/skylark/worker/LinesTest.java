package dev.skylark.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Time;
import dev.skylark.json.Json;
import dev.skylark.worker.Lines.Level;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LinesTest {

    private static final String TOKEN = "MTE4NzY1NDMyMTA5ODc2NTQzMg.GxYzAb.abcdefghijklmnopqrstuvwxyz0123456789AB";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Lines lines = new Lines(new PrintStream(written, true, StandardCharsets.UTF_8), new Time());

    @Test
    void a_line_says_what_happened_without_secrets() {
        lines.note(Level.WARN, "refused " + TOKEN, Map.of("guild", "12", "why", "Bearer abcdefghijklmnop1"));

        assertThat(line()).isEqualTo(Json.read("""
                        {"timestamp": "2051-06-01T12:00:00Z", "level": "WARN", "door": "voice", "message": "refused [token]",
                        "guild": "12", "why": "Bearer [token]"}"""));
    }

    @Test
    void what_failed_brings_its_trace_on_the_same_line_without_secrets() {
        lines.failed("a guild's music", Map.of(), new IllegalStateException("with " + TOKEN));

        assertThat(line().at("level")).isEqualTo(Json.of("ERROR"));
        assertThat(line().at("trace").text())
                .startsWith("java.lang.IllegalStateException: with [token]")
                .contains("LinesTest");
    }

    @Test
    void guilds_are_counted_as_cloudwatch_reads_it_also_when_there_are_none() {
        lines.guilds(0);

        assertThat(line()).isEqualTo(Json.read("""
                        {"_aws": {"Timestamp": 2569233600000, "CloudWatchMetrics": [{"Namespace": "Skylark",
                        "Dimensions": [[]], "Metrics": [{"Name": "GuildsPerTask", "Unit": "Count"}]}]},
                        "GuildsPerTask": 0}"""));
    }

    @Test
    void of_libraries_warnings_are_heard_and_of_lavaplayer_nothing() {
        var loggers = new LibraryLines(lines).getLoggerFactory();
        loggers.getLogger("com.sedmelluq.discord.lavaplayer.Something").error("heard a stranger");
        var jda = loggers.getLogger("net.dv8tion.jda.api.JDA");
        jda.info("Login successful");
        assertThat(written.size()).isZero();

        jda.warn("Lost {} of {}", "one", "two");

        assertThat(line().at("message")).isEqualTo(Json.of("Lost one of two"));
        assertThat(line().at("logger")).isEqualTo(Json.of("net.dv8tion.jda.api.JDA"));
        jda.error("Broken", new IllegalStateException("deep"));
        assertThat(written.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    private Json line() {
        return Json.read(List.of(written.toString(StandardCharsets.UTF_8).split("\n", -1))
                .getFirst());
    }
}
