package dev.skylark.worker;

import static dev.skylark.worker.House.order;
import static dev.skylark.worker.House.play;
import static dev.skylark.worker.House.playing;
import static dev.skylark.worker.House.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.voice.VoiceCommand;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StationTest {

    private static final String GUILD = "920000000000000002";

    private final House house = new House(1);
    private final InMemoryQueue queue = house.queue(0);
    private Station station = open(7);

    @AfterEach
    void end() {
        station.drop();
    }

    @Test
    void a_guild_is_cared_for_before_its_order_counts_as_taken() {
        house.slots.breakDown(true);
        queue.put(play("1", GUILD, "lark"));
        soon(() -> assertThat(house.troubles).isNotEmpty());
        assertThat(queue.taken()).isEmpty();

        house.slots.breakDown(false);
        queue.put(play("1", GUILD, "lark"));

        soon(() -> assertThat(queue.taken()).containsExactly("1"));
        assertThat(house.slots.guilds(0)).containsExactly(GUILD);
    }

    @Test
    void guilds_that_somebody_left_without_a_word_go_on() {
        station.drop();
        house.memory.keep(GUILD, playing("lark", Duration.ofSeconds(90)), 7);
        house.slots.cares(0, GUILD);

        station = open(8);

        soon(() -> assertThat(house.sounds.last().told()).contains("play lark from 90"));
        assertThat(house.voice.moves()).contains("join " + GUILD);
        soon(() -> assertThat(station.guilds()).isEqualTo(1));
    }

    @Test
    void a_guild_that_wants_nothing_is_forgotten_after_a_minute() {
        queue.put(order("1", GUILD, new VoiceCommand.Skip(0)));
        soon(() -> assertThat(queue.taken()).containsExactly("1"));
        soon(() -> assertThat(station.guilds()).isZero());
        station.tidy();
        assertThat(house.slots.guilds(0)).isEmpty();
        assertThat(house.sounds.last().isClosed()).isFalse();

        house.time.pass(Duration.ofMinutes(1));
        station.tidy();

        soon(() -> assertThat(house.sounds.last().isClosed()).isTrue());
        queue.put(play("2", GUILD, "lark"));
        soon(() -> assertThat(queue.taken()).containsExactly("1", "2"));
        soon(() -> assertThat(house.slots.guilds(0)).containsExactly(GUILD));
    }

    @Test
    void at_its_end_every_guild_is_left_with_a_word_and_remembered() {
        queue.put(play("1", GUILD, "lark"));
        soon(() -> assertThat(house.sounds.last().told()).contains("play lark from 0"));

        station.close();

        assertThat(house.voice.moves()).containsExactly("join " + GUILD, "leave " + GUILD);
        assertThat(house.closed).hasValue(1);
        assertThat(house.slots.guilds(0)).containsExactly(GUILD);
        assertThat(house.memory.playing(GUILD).orElseThrow().current()).isPresent();
        house.nothingWentWrong();
    }

    @Test
    void a_guild_that_cannot_end_does_not_hold_up_the_end() {
        queue.put(play("1", GUILD, "lark"));
        soon(() -> assertThat(house.sounds.last().told()).contains("play lark from 0"));
        house.chat.jam();
        var began = System.nanoTime();

        station.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
        assertThat(house.memory.playing(GUILD).orElseThrow().voice()).isEqualTo("lounge");
    }

    @Test
    void whose_slot_is_somebody_elses_says_and_keeps_nothing_more() {
        queue.put(play("1", GUILD, "lark"));
        soon(() -> assertThat(house.memory.playing(GUILD).orElseThrow().card()).isNotEmpty());
        var said = house.chat.said();
        var kept = house.memory.playing(GUILD);

        station.drop();

        soon(() -> assertThat(house.sounds.last().isClosed()).isTrue());
        assertThat(house.chat.said()).isEqualTo(said);
        assertThat(house.memory.playing(GUILD)).isEqualTo(kept);
    }

    @Test
    void a_guild_taken_over_by_somebody_else_loses_the_slot() {
        queue.put(play("1", GUILD, "lark"));
        soon(() -> assertThat(house.memory.playing(GUILD).orElseThrow().card()).isNotEmpty());
        house.memory.keep(GUILD, playing("theirs", Duration.ZERO), 9);

        queue.put(order("2", GUILD, new VoiceCommand.Volume(50)));

        soon(() -> assertThat(station.isLost()).isTrue());
    }

    @Test
    void it_is_well_while_discord_is_away_for_minutes_and_not_for_longer() {
        assertThat(station.isWell(house.time.instant())).isTrue();
        house.connected = false;

        assertThat(station.isWell(house.time.instant().plus(Duration.ofMinutes(4))))
                .isTrue();
        assertThat(station.isWell(house.time.instant().plus(Duration.ofMinutes(5))))
                .isFalse();
    }

    private Station open(long term) {
        return new Station(0, term, house);
    }
}
