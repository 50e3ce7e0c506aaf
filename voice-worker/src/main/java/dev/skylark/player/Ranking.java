package dev.skylark.player;

import dev.skylark.voice.Track;
import dev.skylark.voice.Wanted;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of the tracks that can be played is the song that somebody likes in another service. */
final class Ranking {

    /** Below that it is another song, or another one's. */
    private static final double LEAST = 0.65;

    private static final Duration SAME = Duration.ofSeconds(3);
    private static final Duration NEAR = Duration.ofSeconds(10);
    private static final Duration FAR = Duration.ofSeconds(30);

    private static final Pattern MARKS = Pattern.compile("\\p{M}++");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]++");

    /** What sites and shops write into a title and nobody sings. */
    private static final Set<String> NOISE = Set.of(
            "official",
            "video",
            "audio",
            "music",
            "lyric",
            "lyrics",
            "visualizer",
            "hd",
            "hq",
            "4k",
            "mv",
            "feat",
            "ft",
            "featuring",
            "prod",
            "remaster",
            "remastered",
            "explicit",
            "topic",
            "mp3",
            "flac",
            "opus",
            "ogg",
            "wav",
            "m4a");

    /** With one of these it is not the same recording. */
    private static final Set<String> OTHER = Set.of(
            "remix",
            "live",
            "cover",
            "karaoke",
            "instrumental",
            "acoustic",
            "nightcore",
            "slowed",
            "sped",
            "reverb",
            "8d",
            "mashup",
            "edit",
            "demo",
            "tribute",
            "parody",
            "reaction",
            "loop",
            "hour",
            "hours");

    private Ranking() {}

    /** The one that is most likely the song; nothing if none is likely enough. Of equals the first. */
    static Optional<Track> best(Wanted wanted, List<Track> candidates) {
        return candidates.reversed().stream()
                .filter(it -> score(wanted, it) >= LEAST)
                .max(Comparator.comparingDouble(it -> score(wanted, it)));
    }

    /** From zero, which is something else, to one, which is the same. */
    static double score(Wanted wanted, Track candidate) {
        var named = words(candidate.title() + " " + candidate.author());
        if (!wanted.isrc().isBlank() && named.contains(wanted.isrc().toLowerCase(Locale.ROOT))) {
            return 1;
        }
        var title = words(wanted.title());
        var artist = words(wanted.artist());
        var sameTitle = share(title, named);
        var sameArtist = artist.isEmpty() ? 0.5 : share(artist, named);
        if (title.isEmpty() || sameTitle < 0.5 || sameArtist == 0) {
            return 0;
        }
        var known = new LinkedHashSet<>(title);
        known.addAll(artist);
        var score = 0.4 * sameTitle
                + 0.25 * sameArtist
                + 0.1 * share(words(candidate.title()), known)
                + 0.25 * sameLength(wanted.length(), candidate.length());
        return isOther(title, named) ? score / 2 : score;
    }

    /** A live recording is not what was wanted, except when one was wanted. */
    private static boolean isOther(Set<String> title, Set<String> named) {
        return OTHER.stream().anyMatch(it -> title.contains(it) != named.contains(it));
    }

    private static double sameLength(Duration wanted, Duration length) {
        if (wanted.isZero() || length.isZero()) {
            return 0.5;
        }
        var apart = wanted.minus(length).abs();
        if (apart.compareTo(SAME) <= 0) {
            return 1;
        }
        return apart.compareTo(NEAR) <= 0 ? 0.7 : apart.compareTo(FAR) <= 0 ? 0.3 : 0;
    }

    /** How many of these are among those. */
    private static double share(Set<String> these, Set<String> those) {
        return these.isEmpty()
                ? 0
                : (double) these.stream().filter(those::contains).count() / these.size();
    }

    /** In small letters, without accents and without what does not count. */
    private static Set<String> words(String text) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        var words = new LinkedHashSet<String>();
        for (var word : NO_WORD.split(plain.toLowerCase(Locale.ROOT), 0)) {
            if (!word.isEmpty() && !NOISE.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
