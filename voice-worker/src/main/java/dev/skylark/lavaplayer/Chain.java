package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.filter.AudioFilter;
import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;
import com.sedmelluq.discord.lavaplayer.filter.PcmFilterFactory;
import dev.skylark.voice.Filter;
import dev.skylark.voice.Track;
import dev.skylark.voice.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a track's sound goes through so that it sounds as somebody wants it. */
final class Chain {

    /**
     * As loud as the big music services play, so that a guild's other bots and people's own players are no louder:
     * https://support.spotify.com/artists/article/loudness-normalization/
     */
    private static final double TARGET = -14;

    /** Nobody's recording is turned up more than this: noise would come up with it. */
    private static final double MOST = 12;

    private static final double LEAST = -24;

    /** Before that a quiet beginning would be taken for a quiet recording. */
    private static final int SECONDS_TO_FOLLOW = 5;

    private static final int SECONDS_TO_TELL = 20;

    private final Track track;
    private final Timeline timeline;
    private final Gain volume = new Gain(0.02);
    private final Gain evenness = new Gain(1);
    private final Loudness loudness = new Loudness();
    private volatile double speed = 1;
    private long followed;
    private @Nullable Limiter last;

    Chain(Track track, Timeline timeline) {
        this.track = track;
        this.timeline = timeline;
    }

    double speed() {
        return speed;
    }

    /** A new one each time: LavaPlayer takes the same for no change. */
    PcmFilterFactory tuned(Tuning tuning) {
        volume.factor(tuning.volume() / 100.0);
        evenness.factor(tuning.even() ? factor(missing()) : 1);
        speed = speed(tuning.filter());
        return (ignored, format, output) -> build(tuning, output);
    }

    private List<AudioFilter> build(Tuning tuning, FloatPcmAudioFilter output) {
        var limiter = new Limiter(output);
        last = limiter;
        var effects = new Effects(effects(tuning), limiter);
        var factor = speed(tuning.filter());
        return factor == 1
                ? List.of(effects, limiter)
                : List.of(new Speed(factor, timeline, effects), effects, limiter);
    }

    /** LavaPlayer does not ask its filters for the rest when a recording is over, so we do. */
    void finish() {
        try {
            if (last != null) {
                last.finish();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Effect> effects(Tuning tuning) {
        var effects = new ArrayList<Effect>();
        if (tuning.even()) {
            if (track.gain() == 0) {
                effects.add(loudness);
                effects.add((left, right, from, until) -> follow());
            }
            effects.add(evenness);
        }
        effects.addAll(of(tuning.filter()));
        effects.add(volume);
        return effects;
    }

    /** Nobody has measured this recording yet, so we go by what was heard of it so far. */
    private void follow() {
        var seconds = loudness.seconds();
        if (seconds >= SECONDS_TO_FOLLOW && seconds != followed) {
            followed = seconds;
            evenness.factor(factor(missing()));
        }
    }

    /** How many decibels are missing to be as loud as others, as far as anybody knows. */
    private double missing() {
        if (track.gain() != 0) {
            return track.gain() / 100.0;
        }
        var integrated = loudness.integrated();
        return loudness.seconds() >= SECONDS_TO_FOLLOW && integrated.isPresent()
                ? TARGET - integrated.getAsDouble()
                : 0;
    }

    /** How many hundredths of a decibel are missing to be as loud as others, when enough was heard to know it. */
    OptionalInt measured() {
        var integrated = loudness.integrated();
        if (integrated.isEmpty() || loudness.seconds() < SECONDS_TO_TELL) {
            return OptionalInt.empty();
        }
        var hundredths = (int) Math.round(bounded(TARGET - integrated.getAsDouble()) * 100);
        // zero says that nobody has measured
        return OptionalInt.of(hundredths == 0 ? 1 : hundredths);
    }

    private static double bounded(double decibels) {
        return Math.clamp(decibels, LEAST, MOST);
    }

    private static double factor(double decibels) {
        return Math.pow(10, bounded(decibels) / 20);
    }

    private static double speed(Filter filter) {
        return switch (filter) {
            case NIGHTCORE -> 1.25;
            case SLOWED -> 0.8;
            default -> 1;
        };
    }

    static List<Effect> of(Filter filter) {
        return switch (filter) {
            case NONE, NIGHTCORE, SLOWED -> List.of();
            case BASS -> List.of(Biquad.low(110, 8));
            case TREBLE -> List.of(Biquad.high(5_000, 7));
            case POP -> List.of(Biquad.low(100, -1), Biquad.peak(1_500, 0.7, 3), Biquad.high(8_000, 1));
            case ROCK -> List.of(Biquad.low(120, 5), Biquad.peak(700, 0.8, -3), Biquad.high(4_000, 4));
            case CLASSICAL -> List.of(Biquad.low(90, 3), Biquad.peak(2_500, 0.7, -2), Biquad.high(9_000, 3));
            case SPEECH -> List.of(Biquad.low(150, -9), Biquad.peak(2_500, 0.7, 5), Biquad.high(9_000, -3));
            case KARAOKE -> List.of(new Karaoke());
            case ROTATION -> List.of(new Rotation());
        };
    }
}
