package dev.skylark.music;

import dev.skylark.voice.MusicRows;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@link Library} in memory; the twin for tests. */
final class InMemoryLibrary implements Library {

    private final Map<String, Rules> rules = new HashMap<>();
    private final Map<String, Taste> tastes = new HashMap<>();
    private final Map<String, List<String>> recordings = new HashMap<>();
    private final Map<String, Map<String, Named>> lists = new HashMap<>();

    @Override
    public Optional<Playing> playing(String guild) {
        return Optional.empty();
    }

    @Override
    public Rules rules(String guild) {
        return rules.getOrDefault(guild, Rules.USUAL);
    }

    @Override
    public void keep(String guild, Rules rules) {
        this.rules.put(guild, rules);
    }

    @Override
    public Taste taste(String person) {
        return tastes.getOrDefault(person, Taste.USUAL);
    }

    @Override
    public void keep(String person, Taste taste) {
        tastes.put(person, taste);
    }

    @Override
    public Shelf shelf(String owner) {
        return new Shelf(
                playing(owner), new ArrayList<>(of(owner).values()), recordings.getOrDefault(owner, List.of()));
    }

    @Override
    public void note(String guild, List<String> recordings) {
        this.recordings.put(guild, List.copyOf(recordings));
    }

    @Override
    public Kept keep(String owner, String name, List<Track> tracks) {
        var own = of(owner);
        var isNew = !own.containsKey(MusicRows.list(name));
        if (isNew && own.size() >= MOST_LISTS) {
            return Kept.FULL;
        }
        own.put(MusicRows.list(name), new Named(name.strip(), tracks.size()));
        return isNew ? Kept.NEW : Kept.REPLACED;
    }

    @Override
    public boolean remove(String owner, String name) {
        return of(owner).remove(MusicRows.list(name)) != null;
    }

    private Map<String, Named> of(String owner) {
        return lists.computeIfAbsent(owner, _ -> new TreeMap<>());
    }
}
