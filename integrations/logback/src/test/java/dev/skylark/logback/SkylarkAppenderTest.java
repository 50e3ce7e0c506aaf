package dev.skylark.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SkylarkAppenderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final LoggerContext context = new LoggerContext();
    private final Logger log = context.getLogger("shop.Checkout");
    private Door door;

    SkylarkAppenderTest() throws IOException {
        door = Door.open();
    }

    @BeforeEach
    void configure() throws JoranException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        var file = """
                <configuration>
                  <appender name="SKYLARK" class="dev.skylark.logback.SkylarkAppender">
                    <address>%s</address>
                    <source>%s</source>
                    <key>%s</key>
                    <service>shop</service>
                    <environment>test</environment>
                    <commit>abc123</commit>
                  </appender>
                  <root level="INFO"><appender-ref ref="SKYLARK"/></root>
                </configuration>
                """.formatted(door.address(), Door.SOURCE, Door.KEY);
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void stop() {
        context.stop();
        door.close();
    }

    @Test
    void an_exception_is_told_with_all_that_is_known() {
        context.getMDCAdapter().put("request_id", "r-1");
        context.getMDCAdapter().put("order", "7");
        log.error("Could not pay {}", 7, new IllegalStateException("no money"));
        context.stop();

        assertThat(door.statuses()).containsExactly(202);
        var alert = door.alerts.getFirst();
        assertThat(alert.message()).isEqualTo("Could not pay 7: no money");
        assertThat(alert.kind()).isEqualTo("java.lang.IllegalStateException");
        assertThat(alert.severity()).isEqualTo(Severity.ERROR);
        assertThat(alert.trace()).contains("IllegalStateException: no money", "at dev.skylark.logback");
        assertThat(alert.service()).isEqualTo("shop");
        assertThat(alert.environment()).isEqualTo("test");
        assertThat(alert.at(Circumstance.COMMIT)).isEqualTo("abc123");
        assertThat(alert.at(Circumstance.REQUEST_ID)).isEqualTo("r-1");
        assertThat(alert.at(Circumstance.INSTANCE)).isNotEmpty();
        assertThat(alert.related()).contains("logger=shop.Checkout", "order=7");
        assertThat(alert.first()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void below_error_nothing_is_told() {
        log.warn("never mind");
        context.stop();
        assertThat(door.visits).isEmpty();
    }

    @Test
    void a_storm_of_ten_thousand_alike_is_few_requests_and_none_is_lost() throws InterruptedException {
        var threads = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofPlatform()
                        .start(() -> IntStream.range(0, 1250)
                                .forEach(_ -> log.error("Could not pay", new IllegalStateException("no money")))))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        context.stop();
        assertThat(door.counted()).isEqualTo(10_000);
        assertThat(door.visits).hasSizeLessThan(8);
    }

    @Test
    void a_server_that_was_down_gets_everything_when_it_is_back() throws Exception {
        var port = door.port();
        door.close();
        IntStream.range(0, 150).forEach(it -> log.error("number {}", it));
        Thread.sleep(Duration.ofMillis(500));
        door = Door.at(port);
        door.await(150, PATIENCE);
        assertThat(door.counted()).isEqualTo(150);
        assertThat(door.alerts).noneMatch(it -> it.related().toString().contains("alerts_dropped"));
    }

    @Test
    void when_there_is_no_room_the_oldest_go_and_the_numbers_are_exact() throws Exception {
        var port = door.port();
        door.close();
        IntStream.range(0, 1500).forEach(it -> log.error("number {}", it));
        door = Door.at(port);
        door.await(1000, PATIENCE);
        context.stop();
        var dropped = door.alerts.stream()
                .flatMap(it -> it.related().stream())
                .filter(it -> it.startsWith("alerts_dropped="))
                .mapToLong(it -> Long.parseLong(it.substring("alerts_dropped=".length())))
                .sum();
        assertThat(dropped).isGreaterThanOrEqualTo(400);
        assertThat(door.counted() + dropped).isEqualTo(1500);
        assertThat(door.alerts.getLast().message()).isEqualTo("number 1499");
    }

    @Test
    void try_again_later_is_obeyed_and_counts_once() {
        door.moods.addAll(List.of(503, 429, 500));
        log.error("once");
        context.stop();
        assertThat(door.statuses()).containsExactly(503, 429, 500, 202);
        assertThat(door.visits)
                .extracting(Door.Visit::name)
                .doesNotContain("")
                .containsOnly(door.visits.getFirst().name());
        assertThat(door.counted()).isEqualTo(1);
    }

    @Test
    void what_is_refused_is_dropped_and_said_once() throws InterruptedException {
        door.moods.addAll(List.of(400, 401));
        IntStream.range(0, 3).forEach(_ -> log.error("refused"));
        awaitVisits(1);
        log.error("refused, too");
        awaitVisits(2);
        log.error("taken in");
        context.stop();
        assertThat(door.alerts).hasSize(1);
        assertThat(door.alerts.getFirst().related()).contains("alerts_dropped=4");
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .filteredOn(it -> it.getLevel() >= Status.WARN)
                .singleElement()
                .satisfies(it -> assertThat(it.getMessage()).startsWith("3 alerts were not taken in: 400"));
    }

    @Test
    void what_is_too_large_is_sent_in_parts() {
        IntStream.range(0, 40).forEach(it -> log.error("number {} {}", it, "é€🦜".repeat(9000), deep(200)));
        context.stop();
        assertThat(door.statuses()).contains(413).contains(202).doesNotContain(400);
        assertThat(door.counted()).isEqualTo(40);
    }

    @Test
    void the_program_waits_neither_for_a_server_that_hangs_nor_long_at_its_end() throws InterruptedException {
        var began = System.nanoTime();
        var hanging = door;
        synchronized (hanging) {
            IntStream.range(0, 3000).forEach(it -> log.error("number {}", it));
            assertThat(since(began)).isLessThan(Duration.ofSeconds(2));
            began = System.nanoTime();
            context.stop();
            assertThat(since(began)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void secrets_do_not_leave() {
        context.getMDCAdapter().put("api_key", "hunter2");
        log.error("login with password=hunter2", new IllegalStateException("Authorization: Basic hunter2"));
        context.stop();
        assertThat(door.visits)
                .singleElement()
                .satisfies(it -> assertThat(it.text()).contains("[secret]").doesNotContain("hunter2"));
    }

    @Test
    void nothing_that_is_logged_breaks_the_program_or_other_alerts() {
        var broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        };
        log.error("{}", broken);
        log.atError().addKeyValue("thing", broken).log("beside");
        log.error("   ", new NullPointerException());
        log.error("\u0000\ud83e \"quoted\" \\ \u2028");
        log.error("");
        context.stop();
        assertThat(door.statuses()).containsExactly(202);
        assertThat(door.alerts).hasSize(5);
        assertThat(Json.read(door.visits.getFirst().text()).at("alerts").items())
                .hasSize(5);
    }

    @Test
    void without_an_address_it_does_nothing() {
        var appender = new SkylarkAppender();
        appender.setContext(context);
        appender.setThreshold(Level.INFO);
        appender.start();
        log.addAppender(appender);
        log.info("hello");
        appender.stop();
        assertThat(door.visits).isEmpty();
    }

    private static Exception deep(int levels) {
        return levels == 0
                ? new IllegalStateException("deep")
                : new IllegalStateException("€".repeat(50), deep(levels - 1));
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void awaitVisits(int number) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (door.visits.size() < number && System.nanoTime() < end) {
            Thread.sleep(10);
        }
    }
}
