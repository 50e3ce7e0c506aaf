package dev.skylark.player;

import static dev.skylark.player.Evening.DJ;
import static dev.skylark.player.Evening.KITCHEN;
import static dev.skylark.player.Evening.LOUNGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.Sources.Answer;
import dev.skylark.player.Sources.Trouble;
import dev.skylark.player.VoiceFact.Reason;
import dev.skylark.voice.Filter;
import dev.skylark.voice.Loop;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import dev.skylark.voice.VoiceOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever people say and whatever happens, some things stay true. */
class AnythingTest {

    private static final int STEPS = 60;
    private static final List<String> PEOPLE = List.of("ann", "bob", "cem");

    /** An evening at random, the same for the same seed. */
    private static final class Chance {
        private final Random random;
        private final Evening evening = new Evening().dj("ann").leader("cem");
        private final List<VoiceOrder> searches = new ArrayList<>();
        private final Set<String> accepted = new HashSet<>();
        private final Set<String> removed = new HashSet<>();
        private boolean duds;
        private int tracks;

        Chance(long seed) {
            random = new Random(seed);
        }

        private boolean oneIn(int many) {
            return random.nextInt(many) == 0;
        }

        private <T> T any(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private <T> T any(T[] all) {
            return all[random.nextInt(all.length)];
        }

        void step() {
            switch (random.nextInt(12)) {
                case 0 -> evening.comes(any(PEOPLE), any(List.of(LOUNGE, KITCHEN)));
                case 1 -> evening.goes(any(PEOPLE));
                case 2, 3 -> order(search());
                case 4, 5 -> answer();
                case 6, 7 -> order(command());
                case 8 -> sound();
                case 9 -> evening.passes(Duration.ofSeconds(random.nextInt(150)));
                case 10 -> evening.ends();
                default -> rarely();
            }
        }

        private VoiceCommand search() {
            return oneIn(4)
                    ? new VoiceCommand.PlayList("1", "list", random.nextBoolean())
                    : oneIn(4)
                            ? new VoiceCommand.PlayWanted("liked", List.of())
                            : new VoiceCommand.Play("x", "", any(When.values()));
        }

        private VoiceCommand command() {
            int one = random.nextInt(7) - 1;
            int other = random.nextInt(7) - 1;
            return any(List.of(
                    new VoiceCommand.Pause(),
                    new VoiceCommand.Resume(),
                    new VoiceCommand.Skip(one),
                    new VoiceCommand.Back(),
                    new VoiceCommand.Stop(),
                    new VoiceCommand.Clear(),
                    new VoiceCommand.Leave(),
                    new VoiceCommand.Join(any(List.of("", KITCHEN))),
                    new VoiceCommand.Seek(Duration.ofSeconds(random.nextInt(200))),
                    new VoiceCommand.Volume(random.nextInt(151)),
                    new VoiceCommand.Repeat(any(Loop.values())),
                    new VoiceCommand.Sound(any(Filter.values())),
                    new VoiceCommand.Shuffle(),
                    new VoiceCommand.Remove(one, other),
                    new VoiceCommand.Move(one, other),
                    new VoiceCommand.Show()));
        }

        private void order(VoiceCommand command) {
            var order = evening.order(any(PEOPLE), command);
            var before = evening.playing();
            evening.below(oneIn(3) ? "card" : "").gives(order);
            if (evening.playing().pending().contains(order)) {
                searches.add(order);
            }
            removed.addAll(gone(before, command));
            var after = evening.playing();
            if (oneIn(4)) {
                assertThat(evening.gives(order).effects).isEmpty();
                assertThat(evening.playing()).isEqualTo(after);
            }
        }

        /** What somebody wanted out of the queue. */
        private Set<String> gone(Playing before, VoiceCommand command) {
            var wanted = switch (command) {
                case VoiceCommand.Stop _, VoiceCommand.Leave _, VoiceCommand.Clear _ -> true;
                case VoiceCommand.Remove _ -> true;
                case VoiceCommand.Skip(var to) -> to > 1 && before.loop() != Loop.QUEUE;
                default -> false;
            };
            var titles = titles(before.queue().stream());
            titles.removeAll(here());
            return wanted ? titles : Set.of();
        }

        private Set<String> here() {
            var playing = evening.playing();
            return titles(Stream.of(playing.current().stream(), playing.queue().stream(), playing.history().stream())
                    .flatMap(it -> it));
        }

        private static Set<String> titles(Stream<Track> tracks) {
            return tracks.map(Track::sealed).collect(Collectors.toCollection(HashSet::new));
        }

        private void answer() {
            if (searches.isEmpty()) {
                return;
            }
            var order = searches.remove(random.nextInt(searches.size()));
            if (oneIn(4)) {
                evening.looked(order, oneIn(2) ? new Answer.Nothing() : new Answer.Failed(any(Trouble.values()), "x"));
                return;
            }
            var found =
                    Stream.generate(this::track).limit(1 + random.nextInt(3)).toList();
            evening.becomes(
                    order.command() instanceof VoiceCommand.Play
                            ? new VoiceFact.Looked(order, new Answer.Found("list", found, 0))
                            : new VoiceFact.Matched(order, "list", found, List.of("gone")),
                    order.person());
            var titles = titles(found.stream());
            titles.retainAll(here());
            accepted.addAll(titles);
        }

        private Track track() {
            tracks++;
            return oneIn(5)
                    ? Evening.radio("radio-" + tracks)
                    : Evening.track("track-" + tracks, Duration.ofSeconds(1 + random.nextInt(200)));
        }

        private void sound() {
            var now = evening.sound.number;
            var next = evening.sound.nextNumber;
            var late = random.nextInt(20);
            switch (random.nextInt(8)) {
                case 0 -> evening.breaks();
                case 1 -> evening.sticks();
                case 2 -> evening.hears(new Heard.Titled(now, "other"));
                case 3 -> evening.hears(new Heard.Measured(now, random.nextInt(500)));
                case 4 -> evening.begins();
                case 5 -> {
                    if (evening.sound.next.isPresent()) {
                        duds = true;
                        evening.hears(new Heard.Broke(next, Trouble.BROKEN, ""));
                    }
                }
                case 6 -> {
                    // somebody changes something while the sound goes over to what is next
                    evening.sound.goOver();
                    order(command());
                    evening.hears(new Heard.Ended(now));
                    if (evening.sound.now.isPresent()) {
                        evening.begins();
                    }
                }
                default -> {
                    if (late != now && late != next) {
                        assertThat(evening.hears(new Heard.Ended(late)).current())
                                .isNotNull();
                    }
                }
            }
        }

        private void rarely() {
            switch (random.nextInt(8)) {
                case 0 -> evening.becomes(new VoiceFact.NotConnected(any(Reason.values())));
                case 1 -> {
                    evening.channel = evening.channel.isEmpty() ? "" : any(List.of(LOUNGE, KITCHEN));
                    evening.becomes(new VoiceFact.Moved(any(List.of(LOUNGE, KITCHEN))));
                    evening.becomes(new VoiceFact.Moved(evening.channel));
                }
                case 2 -> evening.deafens(any(PEOPLE));
                case 3 -> evening.isReplaced();
                case 4 -> evening.isTakenOver(evening.playing());
                case 5 -> evening.speaks(any(List.of("de", "en-GB", "fr")));
                default ->
                    evening.rules(new Rules(
                            oneIn(2) ? DJ : "",
                            any(List.of(0, 50, 100)),
                            oneIn(3),
                            oneIn(2),
                            100,
                            // a smaller limit takes nothing away
                            Math.max(5, evening.queue().size()),
                            Duration.ofSeconds(oneIn(2) ? 0 : 100),
                            random.nextInt(4)));
            }
        }

        void check() {
            var playing = evening.playing();
            assertThat(playing.queue()).hasSizeLessThanOrEqualTo(evening.rules.queue());
            assertThat(playing.history()).hasSizeLessThanOrEqualTo(50);
            assertThat(playing.done()).hasSizeLessThanOrEqualTo(30);
            if (playing.current().isEmpty()) {
                assertThat(playing.queue()).isEmpty();
                assertThat(playing.paused()).isFalse();
            }
            assertThat(Playing.read(playing.json())).isEqualTo(playing);
            assertThat(evening.player.isIdle())
                    .isEqualTo(playing.voice().isEmpty() && playing.pending().isEmpty());
            if (evening.player.isIdle()) {
                assertThat(playing.isHeard()).isFalse();
                assertThat(evening.player.wakes()).isEmpty();
            }
            checkSound();
            checkStay();
            if (playing.history().size() < 50) {
                var lost = new HashSet<>(accepted);
                lost.removeAll(here());
                lost.removeAll(removed);
                assertThat(lost).isEmpty();
            }
        }

        private void checkSound() {
            var playing = evening.playing();
            var sounds = evening.sound.now.map(Track::sealed);
            if (sounds.isPresent()) {
                assertThat(sounds).isEqualTo(playing.current().map(Track::sealed));
                assertThat(playing.voice()).isNotEmpty();
                assertThat(evening.sound.paused).isEqualTo(playing.paused());
            } else if (playing.isHeard()) {
                assertThat(evening.player.wakes())
                        .as("when the radio is tried again")
                        .isPresent();
            }
            var expected = sounds.isEmpty() || playing.current().orElseThrow().isEndless()
                    ? Optional.<String>empty()
                    : new Lineup(random).upcoming(playing).map(Track::sealed);
            if (!duds) {
                assertThat(evening.sound.next.map(Track::sealed)).isEqualTo(expected);
            }
        }

        private void checkStay() {
            var playing = evening.playing();
            var needed = playing.current().isPresent()
                    ? !evening.listeners().isEmpty()
                    : !playing.pending().isEmpty();
            if (!playing.voice().isEmpty() && !needed && !evening.rules.stay()) {
                assertThat(evening.player.wakes()).as("when we leave").isPresent();
            }
        }
    }

    @Property(tries = 1000)
    void whatever_is_said_and_happens(@ForAll long seed) {
        var chance = new Chance(seed);
        for (int step = 0; step < STEPS; step++) {
            chance.step();
            chance.check();
        }
    }
}
