package dev.skylark.advice;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks for a post-mortem of what happened, without secrets and in no more than 24,000 characters. */
public final class ProseQuestion {

    private static final int ROOM = 21_000;
    private static final int ANSWER = 2_000;

    /** Of each end: how it began and how it was mended matter most. */
    private static final int EVENTS = 100;

    private static final String SYSTEM = """
            You write the post-mortem of an incident, in plain English, without blame. You get its events, one on each \
            line: id, time, what happened.

            Answer with exactly one JSON object and nothing else:
            {"summary":[{"text":"…","cites":["e1"]}],"impact":[],"timeline":[],"causes":[],"actions":[]}
            - Each section is a list of sentences; leave one empty where the events say nothing about it.
            - Each sentence cites the ids of the events that it rests on, at least one. Write nothing that no event says; \
            an action cites what it shall prevent.
            """;

    private ProseQuestion() {}

    public static Question of(List<Event> events) {
        var told = ends(events);
        var most = ROOM / Math.max(1, told.size());
        var fence = Fence.around(
                Map.of("events", told.stream().map(it -> line(it, most)).collect(Collectors.joining("\n"))));
        return new Question(SYSTEM + "\n" + fence.rule(), fence.text(), ANSWER);
    }

    private static List<Event> ends(List<Event> events) {
        return events.size() <= 2 * EVENTS
                ? events
                : Stream.concat(events.stream().limit(EVENTS), events.stream().skip(events.size() - EVENTS))
                        .toList();
    }

    /** {@code most} is for all of it with its end. */
    private static String line(Event it, int most) {
        return Masked.line(it.id() + " " + it.at() + " " + it.text(), most - 2);
    }
}
