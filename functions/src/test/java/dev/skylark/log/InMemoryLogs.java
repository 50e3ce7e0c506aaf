package dev.skylark.log;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link Logs} in memory, into which anybody may write; it can be told to refuse. */
public final class InMemoryLogs implements Logs {

    /** What a line of text weighs beside itself. */
    private static final int OVERHEAD = 26;

    private static final class Kept {
        private Group group;
        private final List<LogEvent> events = new ArrayList<>();
        private long weight;

        Kept(Group group) {
            this.group = group;
        }
    }

    private final Map<String, Kept> groups = new TreeMap<>();
    private final Map<String, Question> asked = new HashMap<>();
    private final Map<String, Stage> stages = new HashMap<>();
    private @Nullable Trouble trouble;
    private long number;

    public synchronized void make(Place place, String name, String account, Instant created, Map<String, String> tags) {
        groups.put(key(place, name), new Kept(new Group(name, account, tags, 0, 0, created, List.of())));
    }

    public synchronized void subscribe(Place place, String name, String destination) {
        var kept = kept(place, name).orElseThrow();
        var it = kept.group;
        kept.group = new Group(
                it.name(), it.account(), it.tags(), it.bytes(), it.days(), it.created(), List.of(destination));
    }

    public synchronized void write(Place place, String name, String stream, Instant at, String message) {
        var kept = kept(place, name).orElseThrow();
        kept.events.add(new LogEvent("%056d".formatted(++number), at, stream, message));
        kept.events.sort(Comparator.comparing(LogEvent::at));
        var it = kept.group;
        kept.group = new Group(
                it.name(),
                it.account(),
                it.tags(),
                it.bytes() + message.length() + OVERHEAD,
                it.days(),
                it.created(),
                it.subscriptions());
    }

    /** From now on it is as if so much more stood in it, every time that it is read. */
    public synchronized void weigh(Place place, String name, long bytes) {
        var kept = kept(place, name).orElseThrow();
        var it = kept.group;
        kept.group = new Group(
                it.name(),
                it.account(),
                it.tags(),
                it.bytes() + bytes - kept.weight,
                it.days(),
                it.created(),
                it.subscriptions());
        kept.weight = bytes;
    }

    /** Older lines are gone. */
    public synchronized void forget(Instant before) {
        groups.values().forEach(it -> it.events.removeIf(event -> event.at().isBefore(before)));
    }

    /** From now on every question is answered with this trouble; null ends it. */
    public synchronized void refuse(@Nullable Trouble with) {
        trouble = with;
    }

    @Override
    public synchronized Answer<Group> look(Place place, String guild, String group) {
        return answered(place, group, it -> Answer.got(it.group));
    }

    @Override
    public synchronized Answer<List<Tagged>> beginning(Place place, String guild, String name) {
        var refusal = trouble;
        return refusal != null
                ? Answer.failed(refusal, "so it was told")
                : Answer.got(groups.entrySet().stream()
                        .filter(it -> it.getKey().startsWith(key(place, name)))
                        .map(it -> it.getValue().group)
                        .map(it -> new Tagged(it.name(), it.tags()))
                        .toList());
    }

    @Override
    public synchronized Answer<Page> read(Reading reading) {
        return answered(reading.place(), reading.group(), it -> {
            if (reading.pattern().startsWith("{") && !reading.pattern().endsWith("}")) {
                return Answer.failed(Trouble.UNSUPPORTED, "Invalid filter pattern");
            }
            var all = within(it, reading.from(), reading.to())
                    .filter(event -> Stream.of(reading.pattern().split("\\s+"))
                            .allMatch(term -> event.message().contains(term.replace("\"", ""))))
                    .toList();
            var first = reading.after().isEmpty() ? 0 : Integer.parseInt(reading.after());
            var end = Math.min(all.size(), first + reading.limit());
            return Answer.got(new Page(all.subList(first, end), end < all.size() ? String.valueOf(end) : ""));
        });
    }

    @Override
    public synchronized Answer<Query> begin(Question question) {
        return answered(question.place(), question.groups().getFirst(), _ -> {
            if (!Insights.understands(question.text())) {
                return Answer.failed(Trouble.UNSUPPORTED, "unexpected symbol found");
            }
            var id = "query-" + ++number;
            asked.put(id, question);
            stages.put(id, Stage.RUNNING);
            return Answer.got(new Query(question.place(), question.guild(), id));
        });
    }

    /** It takes as long as somebody needs to ask twice. */
    @Override
    public synchronized Answer<Result> result(Query query) {
        var question = asked.get(query.id());
        var stage = stages.get(query.id());
        if (question == null || stage == null || !question.guild().equals(query.guild())) {
            return Answer.failed(Trouble.GONE, query.id());
        }
        var events = question.groups().stream()
                .flatMap(it -> kept(question.place(), it).stream())
                .flatMap(it -> within(it, question.from(), question.to().plusSeconds(1)))
                .toList();
        var bytes = events.stream()
                        .mapToLong(it -> it.message().length() + OVERHEAD)
                        .sum()
                + question.groups().stream()
                        .flatMap(it -> kept(question.place(), it).stream())
                        .mapToLong(it -> it.weight)
                        .sum();
        if (stage == Stage.RUNNING) {
            stages.put(query.id(), Stage.DONE);
        }
        return Answer.got(new Result(
                stage,
                stage == Stage.DONE ? Insights.rows(question.text(), events, question.limit()) : List.of(),
                bytes));
    }

    @Override
    public synchronized Answer<Boolean> stop(Query query) {
        var running = stages.get(query.id()) == Stage.RUNNING;
        if (running) {
            stages.put(query.id(), Stage.STOPPED);
        }
        return Answer.got(running);
    }

    private static Stream<LogEvent> within(Kept it, Instant from, Instant to) {
        return it.events.stream()
                .filter(event -> !event.at().isBefore(from) && event.at().isBefore(to));
    }

    private <T> Answer<T> answered(Place place, String group, Function<Kept, Answer<T>> how) {
        var refusal = trouble;
        if (refusal != null) {
            return Answer.failed(refusal, "so it was told");
        }
        return kept(place, group).map(how).orElseGet(() -> Answer.failed(Trouble.GONE, group));
    }

    private Optional<Kept> kept(Place place, String name) {
        return Optional.ofNullable(groups.get(key(place, name)));
    }

    private static String key(Place place, String name) {
        return place.through() + " " + place.region() + " " + name;
    }
}
