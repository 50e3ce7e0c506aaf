package dev.skylark.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.journal.Journal.Figure;
import dev.skylark.journal.Journal.Level;
import dev.skylark.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;

/** Both ways to keep a journal say the same. */
class JournalTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    /** The journal by hand, and the one through Powertools. */
    enum Kind {
        BY_HAND(out -> new LineJournal("work", out, NOON)),
        POWERTOOLS(_ -> {
            // On Lambda it knows by itself where it is.
            EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
            return new PowertoolsJournal("work");
        });

        @SuppressWarnings("ImmutableEnumChecker") // a constructor
        private final Function<PrintStream, Journal> make;

        Kind(Function<PrintStream, Journal> make) {
            this.make = make;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_line_is_json_with_its_facts(Kind kind) {
        var line = lines(kind, it -> it.note(Level.WARN, "an answer was refused", Map.of("request", "1234")))
                .getFirst();

        assertThat(line.at("level").text()).isEqualTo("WARN");
        assertThat(line.at("message").text()).isEqualTo("an answer was refused");
        assertThat(line.at("request").text()).isEqualTo("1234");
        assertThat(line.at("door").text()).isEqualTo("work");
    }

    @ParameterizedTest
    @EnumSource
    void nothing_secret_is_written(Kind kind) {
        var lines = lines(kind, it -> {
            it.note(Level.INFO, "password=hunter2hunter2", Map.of("why", "Bearer abcdefghijklmnopqrst"));
            it.failed("broken", Map.of(), new IllegalStateException("token=abcdef123456"));
            it.count(
                    Map.of(Figure.COMMANDS, 1.0),
                    Map.of("route", "/webhooks/900000000000000000/aaaaaaaaaaaaaaaaaaaaaaaaa"));
        });

        assertThat(lines).hasSize(3);
        assertThat(lines.toString())
                .doesNotContain("hunter2", "abcdefghijklmnopqrst", "abcdef123456", "aaaaaaaaaaaaaaaaaaaaaaaaa")
                .contains("IllegalStateException");
    }

    @ParameterizedTest
    @EnumSource
    void figures_are_embedded_metrics(Kind kind) {
        var line = lines(
                        kind,
                        it -> it.count(Map.of(Figure.COMMANDS, 1.0, Figure.DURATION, 12.5), Map.of("command", "ping")))
                .getFirst();

        var directive = line.at("_aws").at("CloudWatchMetrics").items().getFirst();
        assertThat(directive.at("Namespace").text()).isEqualTo("Skylark");
        assertThat(directive.at("Metrics").items().stream()
                        .map(it -> it.at("Name").text() + " " + it.at("Unit").text()))
                .containsExactlyInAnyOrder("COMMANDS Count", "DURATION Milliseconds");
        assertThat(line.at("DURATION").number(0)).isEqualTo(12.5);
        assertThat(line.at("command").text()).isEqualTo("ping");
    }

    private static List<Json> lines(Kind kind, Consumer<Journal> writing) {
        var before = System.out;
        var written = new ByteArrayOutputStream();
        var out = new PrintStream(written, true, StandardCharsets.UTF_8);
        System.setOut(out);
        try {
            writing.accept(kind.make.apply(out));
        } finally {
            System.setOut(before);
        }
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(it -> it.startsWith("{"))
                .map(Json::read)
                .toList();
    }
}
