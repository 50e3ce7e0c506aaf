package dev.skylark.player;

import dev.skylark.voice.Track;
import dev.skylark.voice.VoiceOrder;
import dev.skylark.voice.Wanted;
import java.util.ArrayList;
import java.util.List;

/** Songs that somebody likes elsewhere, found again where music can be played from. */
public final class Matching {

    /** How many results of each search are looked at. */
    private static final int CANDIDATES = 5;

    private final Sources sources;

    public Matching(Sources sources) {
        this.sources = sources;
    }

    public VoiceFact.Matched match(VoiceOrder order, String list, List<Wanted> songs) {
        var found = new ArrayList<Track>();
        var missing = new ArrayList<String>();
        for (var song : songs) {
            var words = song.artist().isBlank() ? song.title() : song.artist() + " " + song.title();
            Ranking.best(song, sources.search(order.guild(), words, CANDIDATES))
                    .ifPresentOrElse(found::add, () -> missing.add(words));
        }
        return new VoiceFact.Matched(order, list, found, missing);
    }
}
