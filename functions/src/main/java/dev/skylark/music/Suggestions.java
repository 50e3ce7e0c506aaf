package dev.skylark.music;

import dev.skylark.discord.Choice;
import dev.skylark.music.Library.Shelf;
import dev.skylark.text.Cut;
import dev.skylark.voice.Cards;
import dev.skylark.voice.MusicRows;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody may mean who has typed this much: what a guild has heard and has waiting, its lists and its recordings. */
final class Suggestions {

    /** What a choice and its value may be long. */
    static final int LONGEST = 100;

    static final int MOST = 25;

    /** So many of each kind that the others are seen too. */
    private static final int OF_A_KIND = 8;

    private Suggestions() {}

    static List<Choice> of(Shelf shelf, String typed) {
        var lists = shelf.lists().stream()
                .map(it -> new Choice("📃 " + it.name(), MusicRows.PLAY_LIST + it.name()))
                .filter(it -> isLike(it, typed))
                .limit(OF_A_KIND);
        var recordings = shelf.recordings().stream()
                .map(it -> new Choice("💿 " + it, MusicRows.PLAY_RECORDING + it))
                .filter(it -> isLike(it, typed))
                .limit(OF_A_KIND);
        var tracks = shelf.playing().stream()
                .flatMap(it -> Stream.of(it.history(), it.current().stream().toList(), it.queue()))
                .flatMap(List::stream)
                .map(it -> new Choice(Cards.name(it), it.address()))
                .filter(it -> isLike(it, typed));
        return Stream.of(lists, recordings, tracks)
                .flatMap(it -> it)
                .filter(it -> !it.name().isBlank()
                        && !it.value().isEmpty()
                        && it.value().length() <= LONGEST)
                .collect(Collectors.toMap(Choice::value, it -> it, (one, _) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .limit(MOST)
                .map(it -> new Choice(Cut.clip(it.name(), LONGEST), it.value()))
                .toList();
    }

    /** Those of these names that contain what was typed. */
    static List<Choice> of(Collection<String> names, String typed) {
        return names.stream()
                .map(it -> new Choice(it, it))
                .filter(it -> isLike(it, typed))
                .limit(MOST)
                .toList();
    }

    private static boolean isLike(Choice choice, String typed) {
        return choice.name()
                .toLowerCase(Locale.ROOT)
                .contains(typed.toLowerCase(Locale.ROOT).strip());
    }
}
