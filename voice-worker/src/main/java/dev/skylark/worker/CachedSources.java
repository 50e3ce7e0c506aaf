package dev.skylark.worker;

import dev.skylark.player.Sources;
import dev.skylark.player.Sources.Answer.Found;
import dev.skylark.text.Sha256;
import dev.skylark.voice.MusicRows;
import dev.skylark.voice.Track;
import dev.skylark.worker.TrackCache.Question;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@link Sources} that remember for a while what an address or words led to. Words lead to a guild's own recordings first,
 * so what they led to is remembered for that guild alone.
 */
public final class CachedSources implements Sources {

    static final Duration ADDRESSES_LAST = Duration.ofHours(24);
    static final Duration WORDS_LAST = Duration.ofHours(1);

    private static final int MOST_TRACKS = 100;
    private static final int MOST_SERVED = 2000;

    /** Files that people sent; their addresses lead nowhere after a day. */
    private static final List<String> ATTACHMENTS =
            List.of("https://cdn.discordapp.com/", "https://media.discordapp.net/");

    /** What the names in an address contain that holds for a while or for one person only. */
    private static final List<String> SIGNS = List.of("sig", "token", "expire", "key", "auth", "hmac", "password");

    private final Sources sources;
    private final TrackCache cache;

    /** From which answers a track came lately, by its address. */
    private final LinkedHashMap<String, Set<Question>> served = new LinkedHashMap<>();

    public CachedSources(Sources sources, TrackCache cache) {
        this.sources = sources;
        this.cache = cache;
    }

    @Override
    public Answer find(Query query) {
        var asked = question(query);
        if (asked.isEmpty()) {
            return sources.find(query);
        }
        var question = asked.get();
        var known = remembered(question);
        if (known.isPresent()) {
            return known.get();
        }
        var answer = sources.find(query);
        if (answer instanceof Found found) {
            remember(question, found);
        }
        return answer;
    }

    /** Nothing where the answer is of no use later, or may be another one the next moment. */
    private static Optional<Question> question(Query query) {
        var what = query.what().strip();
        if (isOfTheWeb(what)) {
            return isPassing(what) || !query.name().isBlank() ? Optional.empty() : Optional.of(address(what));
        }
        return what.contains("://") || what.startsWith(MusicRows.PLAY_RECORDING)
                ? Optional.empty()
                : Optional.of(words(query.guild(), "find", what));
    }

    @Override
    public List<Track> search(String guild, String words, int most) {
        var question = words(guild, "search " + most, words);
        var known = remembered(question);
        if (known.isPresent()) {
            return known.get().tracks();
        }
        var tracks = sources.search(guild, words, most);
        remember(question, new Found("", tracks, 0));
        return tracks;
    }

    @Override
    public void learned(Track track) {
        answers(track).forEach(question -> cache.find(question).ifPresent(it -> remember(question, with(track, it))));
    }

    private static Found with(Track track, Found found) {
        return new Found(
                found.list(),
                found.tracks().stream()
                        .map(it -> it.address().equals(track.address()) ? it.louder(track.gain()) : it)
                        .toList(),
                found.leftOut());
    }

    @Override
    public void forget(Track track) {
        answers(track).forEach(cache::remove);
    }

    /** Where it may be remembered. */
    private Stream<Question> answers(Track track) {
        return Stream.concat(Stream.of(address(track.address())), servedFrom(track).stream())
                .distinct();
    }

    private Optional<Found> remembered(Question question) {
        var found = cache.find(question);
        found.ifPresent(it -> serve(question, it));
        return found;
    }

    private void remember(Question question, Found found) {
        var lasts = found.tracks().stream().noneMatch(it -> it.isEndless() || isPassing(it.address()));
        if (lasts && !found.tracks().isEmpty() && found.tracks().size() <= MOST_TRACKS) {
            cache.keep(question, found, question.guild().isEmpty() ? ADDRESSES_LAST : WORDS_LAST);
            serve(question, found);
        }
    }

    private void serve(Question question, Found found) {
        synchronized (served) {
            for (var track : found.tracks()) {
                var questions = served.computeIfAbsent(track.address(), _ -> new HashSet<>());
                questions.add(question);
                served.putLast(track.address(), questions);
            }
            while (served.size() > MOST_SERVED) {
                served.pollFirstEntry();
            }
        }
    }

    private Set<Question> servedFrom(Track track) {
        synchronized (served) {
            return Set.copyOf(served.getOrDefault(track.address(), Set.of()));
        }
    }

    private static boolean isOfTheWeb(String what) {
        return what.startsWith("https://") || what.startsWith("http://");
    }

    private static boolean isPassing(String address) {
        var query = address.indexOf('?');
        return ATTACHMENTS.stream().anyMatch(address::startsWith)
                || (query >= 0
                        && Stream.of(address.substring(query + 1).split("&", -1))
                                .map(it -> it.split("=", -1)[0].toLowerCase(Locale.ROOT))
                                .anyMatch(name -> SIGNS.stream().anyMatch(name::contains)));
    }

    private static Question address(String address) {
        return new Question("", Sha256.hex(address, 16));
    }

    private static Question words(String guild, String how, String words) {
        return new Question(guild, Sha256.hex(how + "#" + words.toLowerCase(Locale.ROOT), 16));
    }
}
