package dev.skylark.advice;

import dev.skylark.json.Json;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A post-mortem as a model wrote it, as far as each sentence rests on an event; others are left out. */
public sealed interface ProseAnswer {

    /** {@code dropped} sentences rested on nothing. */
    record Written(Map<Section, List<Sentence>> sections, int dropped) implements ProseAnswer {
        public Written {
            sections = Collections.unmodifiableMap(new EnumMap<>(sections));
        }
    }

    /** {@code why} is for the journal. */
    record Refused(String why) implements ProseAnswer {}

    /** A sentence and the ids of the events that it rests on. */
    record Sentence(String text, List<String> cites) {
        public Sentence {
            cites = List.copyOf(cites);
        }
    }

    /** The parts of a post-mortem in their order. */
    enum Section {
        SUMMARY,
        IMPACT,
        TIMELINE,
        CAUSES,
        ACTIONS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code ids} are those of the events that were told. */
    static ProseAnswer read(String modelText, Set<String> ids) {
        var answer = OneObject.in(modelText).orElse(Json.fields());
        if (!isPostMortem(answer)) {
            return new Refused("not the JSON that was asked for");
        }
        var sections = new EnumMap<Section, List<Sentence>>(Section.class);
        var dropped = 0;
        for (var section : Section.values()) {
            var said = answer.at(section.word()).items();
            var kept = said.stream().flatMap(it -> sentence(it, ids).stream()).toList();
            sections.put(section, kept);
            dropped += said.size() - kept.size();
        }
        return sections.values().stream().allMatch(List::isEmpty)
                ? new Refused("no sentence that cites a known event")
                : new Written(sections, dropped);
    }

    private static boolean isPostMortem(Json answer) {
        var members = answer.members();
        return !members.isEmpty()
                && List.of(Section.values()).stream()
                        .map(Section::word)
                        .toList()
                        .containsAll(members.keySet())
                && members.values().stream().allMatch(it -> it instanceof Json.Items);
    }

    private static Optional<Sentence> sentence(Json it, Set<String> ids) {
        var text = it.at("text").text();
        var cites = it.at("cites").items().stream().map(Json::text).toList();
        return text.isBlank() || cites.isEmpty() || !ids.containsAll(cites)
                ? Optional.empty()
                : Optional.of(new Sentence(text, cites));
    }
}
