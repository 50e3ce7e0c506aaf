package dev.skylark.voice;

import dev.skylark.discord.Conversation;
import dev.skylark.discord.Reply.Where;
import dev.skylark.voice.VoiceCommand.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything that is written and read again, at random but the same for the same seed. */
final class Samples {

    private static final String SIGNS = "aZ0 \"\\\n\t{}[]<>@#*_`~é€😀\u0000\u2028";

    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
    }

    Playing playing() {
        return new Playing(
                random.nextBoolean() ? Optional.of(track()) : Optional.empty(),
                length(),
                instant(),
                random.nextBoolean(),
                some(this::track),
                some(this::track),
                any(Loop.values()),
                new Tuning(random.nextInt(151), any(Filter.values()), random.nextBoolean()),
                text(),
                text(),
                text(),
                text(),
                some(this::text),
                some(this::order),
                some(this::text));
    }

    Track track() {
        return new Track(
                text(),
                text(),
                length(),
                text(),
                text(),
                any(Track.Source.values()),
                text(),
                random.nextInt(4000) - 2000,
                text());
    }

    Rules rules() {
        return new Rules(
                text(),
                random.nextInt(101),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(151),
                random.nextInt(Rules.MOST_QUEUED + 1),
                Duration.ofSeconds(random.nextInt(100_000)),
                random.nextInt(100));
    }

    VoiceOrder order() {
        return new VoiceOrder(
                text(),
                text(),
                text(),
                some(this::text),
                random.nextBoolean(),
                new Conversation(text(), text(), text(), text(), text(), any(Where.values()), instant(), text()),
                any(commands()));
    }

    /** One of each kind. */
    VoiceCommand[] commands() {
        return new VoiceCommand[] {
            new VoiceCommand.Play(text(), text(), any(When.values())),
            new VoiceCommand.PlayList(text(), text(), random.nextBoolean()),
            new VoiceCommand.PlayWanted(text(), some(this::wanted)),
            new VoiceCommand.Pause(),
            new VoiceCommand.Resume(),
            new VoiceCommand.Skip(random.nextInt(1000)),
            new VoiceCommand.Back(),
            new VoiceCommand.Stop(),
            new VoiceCommand.Clear(),
            new VoiceCommand.Join(text()),
            new VoiceCommand.Leave(),
            new VoiceCommand.Seek(length()),
            new VoiceCommand.Volume(random.nextInt(151)),
            new VoiceCommand.Repeat(any(Loop.values())),
            new VoiceCommand.Sound(any(Filter.values())),
            new VoiceCommand.Shuffle(),
            new VoiceCommand.Remove(random.nextInt(1000), random.nextInt(1000)),
            new VoiceCommand.Move(random.nextInt(1000), random.nextInt(1000)),
            new VoiceCommand.Show()
        };
    }

    Wanted wanted() {
        return new Wanted(text(), text(), text(), length());
    }

    String text() {
        var text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.appendCodePoint(any(SIGNS.codePoints().boxed().toArray(Integer[]::new)));
        }
        return text.toString();
    }

    private Duration length() {
        return Duration.ofMillis(random.nextLong(100_000_000));
    }

    private Instant instant() {
        return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }

    private <T> List<T> some(Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(4)).toList();
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
