package dev.skylark.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.groups.Tuple.tuple;

import dev.skylark.data.Time;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.work.InMemoryKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PanelInstancesTest {

    private static final String GUILD = "guild";

    private final Time time = new Time(Instant.parse("2051-06-01T12:00:00Z"));
    private final FakePanel panel = new FakePanel(time);
    private final Place place = Place.panel(panel.address());
    private final InMemoryKeys keys = new InMemoryKeys();
    private final List<Duration> pauses = new ArrayList<>();
    private final Instances instances =
            new PanelInstances(keys, Addresses.anywhere(), time, Duration.ofMillis(500), pauses::add, () -> 1);

    @BeforeEach
    void a_panel_with_a_server() {
        keys.keep(GUILD, panel.address(), FakePanel.KEY);
        panel.add("d3aac109", "survival");
    }

    @AfterEach
    void close() {
        panel.close();
    }

    @Test
    void a_server_of_the_panel_looks_like_any_other() {
        assertThat(one()).satisfies(it -> {
            assertThat(it.id()).isEqualTo("panel-d3aac109");
            assertThat(it.called()).isEqualTo("survival");
            assertThat(it.guild()).isEqualTo(GUILD);
            assertThat(it.state()).isEqualTo(State.STOPPED);
            assertThat(it.type()).isEqualTo("2048 MB · 200 %");
            assertThat(it.address()).isEqualTo("play.example.com:25565");
            assertThat(it.tags()).containsEntry("node", "node-1");
        });
    }

    @Test
    void it_is_started_takes_its_time_and_is_stopped() {
        assertThat(instances.start(one())).isEqualTo(Answer.got(State.STARTING));
        assertThat(one().state()).isEqualTo(State.STARTING);
        var running = time.now.plusSeconds(20);

        time.now = time.now.plusSeconds(80);
        assertThat(one().state()).isEqualTo(State.RUNNING);
        assertThat(one().launched()).isEqualTo(running);

        assertThat(instances.stop(one(), false)).isEqualTo(Answer.got(State.STOPPING));
        assertThat(((Answer.Got<Server>) instances.now(one())).value().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void many_servers_are_several_pages() {
        for (int number = 0; number < 150; number++) {
            panel.add("%08x".formatted(number), "server-" + number);
        }

        assertThat(all())
                .isInstanceOfSatisfying(
                        Answer.Got.class, it -> assertThat((List<?>) it.value()).hasSize(151));
        assertThat(panel.asked()).filteredOn(it -> it.contains("?per_page=100")).hasSize(2);
    }

    @Test
    void what_is_suspended_is_shown_and_cannot_be_started() {
        panel.suspend("d3aac109");

        assertThat(one().tags()).containsEntry("status", "suspended");
        assertThat(trouble(instances.start(one()))).isEqualTo(Trouble.WRONG_STATE);
    }

    @Test
    void a_restart_that_may_have_been_done_is_not_sent_again() {
        var server = one();
        var before = panel.asked().size();
        panel.fails(502, 99);

        assertThat(trouble(instances.reboot(server))).isEqualTo(Trouble.DOWN);
        assertThat(panel.asked()).hasSize(before + 1);
    }

    @Test
    void a_node_that_does_not_answer_hides_no_other_server() {
        panel.add("0badc0de", "lost");
        panel.breaks("0badc0de");

        assertThat(((Answer.Got<List<Server>>) all()).value())
                .extracting(Server::called, it -> it.tags().getOrDefault("status", ""))
                .containsExactlyInAnyOrder(tuple("survival", ""), tuple("lost", "unreachable"));
    }

    @Test
    void a_moments_trouble_is_not_taken_for_the_end_of_a_server() {
        var server = one();
        panel.fails(502, 99);

        assertThat(trouble(instances.now(server))).isEqualTo(Trouble.DOWN);
    }

    @Test
    void a_key_that_cannot_be_sent_is_no_key() {
        keys.keep(GUILD, panel.address(), "ptlc_\nInjected: yes");

        assertThat(trouble(all())).isEqualTo(Trouble.DENIED);
    }

    @Test
    void a_panel_that_drips_is_not_waited_for() {
        panel.drips();
        var began = System.nanoTime();

        assertThat(trouble(all())).isEqualTo(Trouble.DOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void nobody_hibernates_there() {
        assertThat(trouble(instances.stop(one(), true))).isEqualTo(Trouble.UNSUPPORTED);
    }

    @Test
    void without_the_right_key_nothing_is_seen() {
        keys.keep(GUILD, panel.address(), "wrong");
        assertThat(trouble(all())).isEqualTo(Trouble.DENIED);

        assertThat(trouble(instances.all(place, "another guild"))).isEqualTo(Trouble.DENIED);
    }

    @ParameterizedTest
    @CsvSource({"429, BUSY", "500, DOWN", "502, DOWN"})
    void what_may_pass_is_asked_three_times_more_with_longer_pauses(int status, Trouble trouble) {
        panel.fails(status, 99);

        assertThat(trouble(all())).isEqualTo(trouble);
        assertThat(panel.asked()).hasSize(4);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void what_passes_is_not_noticed() {
        panel.fails(503, 2);

        assertThat(one().called()).isEqualTo("survival");
    }

    @ParameterizedTest
    @CsvSource({"403, DENIED", "404, GONE", "422, OTHER", "302, OTHER"})
    void what_is_refused_is_asked_once(int status, Trouble trouble) {
        panel.fails(status, 99);

        assertThat(trouble(all())).isEqualTo(trouble);
        assertThat(panel.asked()).hasSize(1);
    }

    @Test
    void nobody_at_home_is_down() {
        panel.close();

        assertThat(trouble(all())).isEqualTo(Trouble.DOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>hello</html>",
                "[]",
                "{}",
                "null",
                "{\"data\":7}",
                "{\"data\":[{}]}",
                "{\"data\":[{\"attributes\":{\"limits\":[],\"name\":{}}}],\"meta\":{\"pagination\":{\"total_pages\":\"x\"}}}",
                "{\"data\":[{\"attributes\":{\"identifier\":\"a b ../../x\"}}],\"meta\":{\"pagination\":{\"total_pages\":-1}}}",
                "{\"data\":[",
                "\"\\ud800\""
            })
    void whatever_a_panel_says_is_an_answer(String babble) {
        panel.babbles(babble);

        assertThatCode(this::all).doesNotThrowAnyException();
    }

    private Answer<List<Server>> all() {
        return instances.all(place, GUILD);
    }

    private Server one() {
        return ((Answer.Got<List<Server>>) all()).value().getFirst();
    }

    private static Trouble trouble(Answer<?> answer) {
        return ((Answer.Failed<?>) answer).trouble();
    }
}
