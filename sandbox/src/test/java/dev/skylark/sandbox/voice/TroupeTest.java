package dev.skylark.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.voice.VoiceCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several workers and several guilds at once. */
class TroupeTest {

    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

    @TempDir
    Path home;

    @Test
    void a_tone_is_heard_as_it_is_also_where_nothing_is_encrypted() {
        try (var troupe = new Troupe(home, Setting.usual().withoutEncryption())) {
            var guild = troupe.guild(0);
            troupe.hire("one");
            try (var recorder = troupe.records(guild)) {
                troupe.plays(guild, "/tones/440");

                troupe.await("the tone", () -> recorder.frames().size() >= 148);
                troupe.await("its end", () -> troupe.voice.heard(guild).silent() > 0);
                assertThat(recorder.length()).isBetween(THREE_SECONDS.minusMillis(40), THREE_SECONDS.plusMillis(40));
                assertThat(recorder.pitch()).isCloseTo(440, Percentage.withPercentage(1));
                assertThat(troupe.voice.heard(guild).lost()).isZero();
            }
        }
    }

    @Test
    void a_guild_is_handed_over_to_a_new_worker_while_others_play_on_undisturbed() {
        try (var troupe = new Troupe(home, Setting.usual())) {
            var stays = troupe.guild(0);
            var goes = troupe.guild(1);
            var staysToo = troupe.guild(2);
            var first = troupe.hire("first");
            try (var heard = troupe.records(stays);
                    var handedOver = troupe.records(goes);
                    var heardToo = troupe.records(staysToo)) {
                troupe.plays(stays, "/stairs");
                troupe.plays(goes, "/stairs");
                troupe.plays(staysToo, "/stairs");
                troupe.await(
                        "music in all three",
                        () -> heard.frames().size() > 50
                                && handedOver.frames().size() > 50
                                && heardToo.frames().size() > 50);

                var second = troupe.hire("second");
                troupe.awaitWords(goes, "I have to restart and will be back");
                var before = handedOver.cut();
                troupe.await("music from the second", () -> handedOver.frames().size() > 50);

                assertThat(handedOver.began()).isBetween(before.minus(CLOSE), before.plus(CLOSE));
                assertThat(first.guilds()).isEqualTo(2);
                assertThat(second.guilds()).isEqualTo(1);
                assertThat(heard.longestGap()).isLessThan(Duration.ofSeconds(1));
                assertThat(heardToo.longestGap()).isLessThan(Duration.ofSeconds(1));
                assertThat(troupe.voice.heard(stays).lost()).isZero();
                assertThat(troupe.voice.heard(staysToo).lost()).isZero();
                assertThat(troupe.said(stays)).noneMatch(it -> it.contains("restart"));
                for (var guild : new String[] {stays, goes, staysToo}) {
                    assertThat(troupe.voice.heard(guild).plain()).isZero();
                }
            }
        }
    }

    @Test
    void guilds_do_not_disturb_each_other_and_a_burst_of_orders_is_carried_out_in_order() {
        try (var troupe = new Troupe(home, Setting.usual())) {
            var busy = troupe.guild(0);
            var other = troupe.guild(1);
            var paused = troupe.guild(2);
            troupe.hire("one");
            try (var heard = troupe.records(other);
                    var silent = troupe.records(paused);
                    var loud = troupe.records(busy)) {
                troupe.plays(busy, "/stairs");
                troupe.plays(other, "/stairs");
                troupe.plays(paused, "/stairs");
                troupe.await(
                        "music in all three",
                        () -> heard.frames().size() > 50
                                && loud.frames().size() > 50
                                && silent.frames().size() > 50);
                troupe.order(paused, new VoiceCommand.Pause());
                troupe.awaitWords(paused, "Paused");
                var before = silent.frames().size();

                IntStream.rangeClosed(51, 100).forEach(it -> troupe.order(busy, new VoiceCommand.Volume(it)));

                troupe.awaitWords(busy, "Volume 100 %");
                var volumes = troupe.said(busy).stream()
                        .filter(it -> it.contains("Volume"))
                        .map(it -> it.replaceAll(".*Volume (\\d+) %.*", "$1"))
                        .toList();
                assertThat(volumes)
                        .containsExactlyElementsOf(IntStream.rangeClosed(51, 100)
                                .mapToObj(String::valueOf)
                                .toList());
                var played = heard.frames().size();
                troupe.await("the other to go on", () -> heard.frames().size() > played + 50);
                assertThat(heard.longestGap()).isLessThan(Duration.ofSeconds(1));
                assertThat(troupe.voice.heard(other).lost()).isZero();
                // what was on its way when it was paused
                assertThat(silent.frames().size()).isLessThan(before + 50);
            }
        }
    }

    @Test
    void what_never_ends_to_lead_elsewhere_and_what_falls_silent_do_not_stop_the_music() {
        try (var troupe = new Troupe(home, Setting.usual())) {
            var guild = troupe.guild(0);
            troupe.hire("one");
            try (var recorder = troupe.records(guild)) {
                troupe.plays(guild, "/round/1");
                troupe.awaitWords(guild, "This address leads to another, and another, and never to music.");

                troupe.plays(guild, "/stuck");
                troupe.await("the beginning", () -> recorder.frames().size() > 50);
                troupe.plays(guild, "/tones/3000");
                troupe.awaitWords(guild, "No sound came for ten seconds, so it was passed over.");
                recorder.forget();
                troupe.await("the next", () -> recorder.frames().size() > 100);
                assertThat(recorder.pitch()).isCloseTo(3000, Percentage.withPercentage(1));
            }
        }
    }
}
