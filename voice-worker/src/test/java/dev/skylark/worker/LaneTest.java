package dev.skylark.worker;

import static dev.skylark.worker.House.order;
import static dev.skylark.worker.House.play;
import static dev.skylark.worker.House.playing;
import static dev.skylark.worker.House.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.VoiceFact;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceOrder;
import dev.skylark.worker.FakeSounds.FakeSound;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LaneTest {

    private static final String GUILD = "920000000000000001";

    private final House house = new House(1);
    private final InMemoryQueue queue = house.queue(0);
    private final AtomicBoolean lost = new AtomicBoolean();
    private final Lane lane = new Lane(GUILD, 7, house.tools(), () -> lost.set(true));
    private final FakeSound sound = house.sounds.last();

    @AfterEach
    void end() throws InterruptedException {
        lane.abandon();
        lane.awaitEnd(Duration.ofSeconds(5));
    }

    @Test
    void an_order_is_kept_carried_out_and_taken() {
        lane.start();
        give(play("1", GUILD, "lark"));

        soon(() -> assertThat(sound.told()).contains("play lark from 0"));
        assertThat(queue.taken()).containsExactly("1");
        assertThat(house.voice.moves()).containsExactly("join " + GUILD);
        soon(() -> assertThat(house.memory.playing(GUILD).orElseThrow().current())
                .map(Track::title)
                .contains("lark"));
        house.nothingWentWrong();
    }

    @Test
    void the_same_order_again_changes_nothing_and_is_taken() {
        lane.start();
        give(play("1", GUILD, "lark"));
        give(play("1", GUILD, "lark"));

        soon(() -> assertThat(queue.taken()).containsExactly("1", "1"));
        settle();
        assertThat(house.memory.playing(GUILD).orElseThrow().queue()).isEmpty();
    }

    @Test
    void without_a_database_music_goes_on_and_orders_wait_to_be_taken() {
        plays("lark");
        house.memory.breakDown(true);

        give(order("2", GUILD, new VoiceCommand.Volume(50)));
        soon(() -> assertThat(sound.told()).contains("volume 50"));
        give(order("2", GUILD, new VoiceCommand.Volume(50)));
        settle();
        assertThat(queue.taken()).containsExactly("1");
        assertThat(sound.told().stream().filter("volume 50"::equals)).hasSize(1);
        assertThat(sound.isClosed()).isFalse();
        assertThat(lane.isIdle()).isFalse();

        house.memory.breakDown(false);
        pass(Notebook.KEPT_EVERY);
        soon(() -> assertThat(queue.taken()).containsExactly("1", "2", "2"));
        assertThat(house.memory.playing(GUILD).orElseThrow().tuning().volume()).isEqualTo(50);
    }

    @Test
    void an_order_that_cannot_be_taken_is_carried_out_all_the_same() {
        lane.start();
        lane.order(new Orders.Waiting(
                play("1", GUILD, "lark"),
                () -> {
                    throw new IllegalStateException("the queue cannot be reached");
                },
                () -> {}));

        soon(() -> assertThat(sound.told()).contains("play lark from 0"));
        assertThat(house.troubles)
                .containsExactly("taking an order: java.lang.IllegalStateException: the queue cannot be reached");
    }

    @Test
    void without_a_database_at_its_beginning_it_waits_for_it() {
        house.memory.breakDown(true);
        lane.start();
        give(play("1", GUILD, "lark"));
        soon(() -> assertThat(house.troubles).isNotEmpty());

        house.memory.breakDown(false);

        soon(() -> assertThat(sound.told()).contains("play lark from 0"));
    }

    @Test
    void slow_discord_does_not_hold_up_the_music() {
        plays("lark");
        var jam = house.chat.jam();

        give(order("2", GUILD, new VoiceCommand.Pause()));
        give(order("3", GUILD, new VoiceCommand.Volume(50)));

        soon(() -> assertThat(sound.told()).contains("pause true", "volume 50"));
        assertThat(queue.taken()).containsExactly("1", "2", "3");
        jam.countDown();
        soon(() -> assertThat(house.chat.said()).anyMatch(it -> it.startsWith("answer 3")));
    }

    @Test
    void looking_for_music_does_not_hold_up_what_else_is_wanted() {
        plays("lark");
        var jam = house.sources.jam();

        give(play("2", GUILD, "slow"));
        give(order("3", GUILD, new VoiceCommand.Skip(0)));

        soon(() -> assertThat(sound.told().getLast()).isEqualTo("stop"));
        jam.countDown();
        soon(() -> assertThat(sound.told()).contains("play slow from 0"));
    }

    @Test
    void the_card_is_changed_every_ten_seconds_at_most() {
        plays("lark");
        soon(() -> assertThat(house.memory.playing(GUILD).orElseThrow().card()).isNotEmpty());
        var before = house.chat.said("change").size();

        for (int volume = 1; volume <= 5; volume++) {
            give(order("v" + volume, GUILD, new VoiceCommand.Volume(volume)));
            pass(Duration.ofSeconds(1));
        }
        assertThat(house.chat.said("change")).hasSize(before);

        pass(Speech.CARD_EVERY);
        soon(() -> assertThat(house.chat.said("change")).hasSize(before + 1));
        pass(Duration.ofSeconds(9));
        assertThat(house.chat.said("change")).hasSize(before + 1);
    }

    @Test
    void how_far_it_was_heard_is_kept_every_five_seconds() {
        plays("lark");
        sound.moveTo(Duration.ofSeconds(42));
        pass(Duration.ofSeconds(4));
        var writes = house.memory.writes();

        pass(Duration.ofSeconds(1));

        soon(() -> assertThat(position()).isEqualTo(Duration.ofSeconds(42)));
        assertThat(house.memory.writes()).isEqualTo(writes + 1);
    }

    @Test
    void where_it_takes_over_it_goes_on_and_forgets_no_position() {
        house.memory.keep(GUILD, playing("lark", Duration.ofSeconds(90)), 6);
        lane.start();
        lane.hear(new VoiceFact.TakenOver());

        soon(() -> assertThat(sound.told()).contains("play lark from 90"));
        assertThat(position()).isEqualTo(Duration.ofSeconds(90));
        assertThat(house.voice.moves()).containsExactly("join " + GUILD);
    }

    @Test
    void at_its_end_it_says_so_leaves_and_keeps_where_it_was() throws InterruptedException {
        plays("lark");
        sound.moveTo(Duration.ofSeconds(77));

        lane.hear(new VoiceFact.Ending());
        lane.close();
        lane.awaitEnd(Duration.ofSeconds(5));

        assertThat(position()).isEqualTo(Duration.ofSeconds(77));
        assertThat(house.memory.playing(GUILD).orElseThrow().voice()).isEqualTo("lounge");
        assertThat(house.voice.moves()).containsExactly("join " + GUILD, "leave " + GUILD);
        assertThat(house.chat.said("post")).hasSize(2);
        assertThat(sound.isClosed()).isTrue();
    }

    @Test
    void what_could_not_be_kept_at_its_end_is_given_back() throws InterruptedException {
        plays("lark");
        house.memory.breakDown(true);
        give(order("2", GUILD, new VoiceCommand.Volume(50)));
        lane.close();
        give(order("3", GUILD, new VoiceCommand.Volume(60)));
        lane.awaitEnd(Duration.ofSeconds(5));

        assertThat(queue.taken()).containsExactly("1");
        assertThat(queue.back()).containsExactly("2", "3");
    }

    @Test
    void what_comes_after_its_end_is_given_back() throws InterruptedException {
        plays("lark");
        lane.close();
        lane.awaitEnd(Duration.ofSeconds(5));

        give(order("2", GUILD, new VoiceCommand.Volume(60)));

        assertThat(queue.back()).containsExactly("2");
    }

    @Test
    void what_was_learned_about_a_track_reaches_where_it_was_found() {
        plays("lark");
        lane.hear(new VoiceFact.Sounded(new Heard.Measured(1, 350)));
        soon(() -> assertThat(house.sources.noted).containsExactly("learned lark 350"));

        lane.hear(new VoiceFact.Sounded(new Heard.Stuck(1)));
        soon(() -> assertThat(house.sources.noted).containsExactly("learned lark 350", "forget lark"));
    }

    @Test
    void whose_guild_is_somebody_elses_stops_at_once_without_a_word() throws InterruptedException {
        plays("lark");
        soon(() -> assertThat(house.memory.playing(GUILD).orElseThrow().card()).isNotEmpty());
        var taken = house.memory.playing(GUILD).orElseThrow();
        house.memory.keep(GUILD, taken, 8);
        var said = house.chat.said();

        give(order("2", GUILD, new VoiceCommand.Volume(50)));
        lane.awaitEnd(Duration.ofSeconds(5));

        assertThat(lost).isTrue();
        assertThat(sound.isClosed()).isTrue();
        assertThat(sound.told()).doesNotContain("volume 50");
        assertThat(house.voice.moves().getLast()).isEqualTo("leave " + GUILD);
        assertThat(house.chat.said()).isEqualTo(said);
        assertThat(house.memory.playing(GUILD)).contains(taken);
        assertThat(queue.back()).as("the other one shall have it").containsExactly("2");
    }

    @Test
    void rules_that_changed_without_a_word_hold_soon() {
        plays("lark");
        house.memory.put(GUILD, new Rules("", 0, false, true, 100, 500, Duration.ZERO, 0));

        pass(Duration.ofSeconds(30));

        soon(() -> assertThat(house.memory.playing(GUILD).orElseThrow().tuning().even())
                .isTrue());
    }

    @Test
    void it_is_idle_when_nothing_plays_and_all_is_kept() {
        lane.start();
        lane.hear(new VoiceFact.Listening());

        soon(() -> assertThat(lane.isIdle()).isTrue());
        assertThat(lane.hasBeenIdleFor(Duration.ofMinutes(1))).isFalse();
        house.time.pass(Duration.ofMinutes(1));
        assertThat(lane.hasBeenIdleFor(Duration.ofMinutes(1))).isTrue();
    }

    private void plays(String title) {
        lane.start();
        give(play("1", GUILD, title));
        soon(() -> assertThat(sound.told()).contains("play " + title + " from 0"));
        settle();
    }

    private void give(VoiceOrder order) {
        lane.order(queue.waiting(order));
    }

    private Duration position() {
        return house.memory.playing(GUILD).orElseThrow().position();
    }

    private void pass(Duration time) {
        house.time.pass(time);
        settle();
    }

    /** Everything that has arrived is done with; the lane looks at its clock after everything that it does. */
    private void settle() {
        lane.hear(new VoiceFact.Listening());
        soon(() -> assertThat(lane.isBusy()).isFalse());
    }
}
