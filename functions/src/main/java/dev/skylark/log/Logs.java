package dev.skylark.log;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where programs write down what they do. What is asked wrongly is answered with {@code UNSUPPORTED} and why. */
public interface Logs {

    /**
     * A log group. {@code bytes} is what it keeps, of {@code days} at most, 0 for ever; {@code subscriptions} are the
     * ARNs of those who get its lines as they are written.
     */
    record Group(
            String name,
            String account,
            Map<String, String> tags,
            long bytes,
            int days,
            Instant created,
            List<String> subscriptions) {
        public Group {
            tags = Map.copyOf(tags);
            subscriptions = List.copyOf(subscriptions);
        }
    }

    /** A log group by its name, and whose it is. */
    record Tagged(String name, Map<String, String> tags) {
        public Tagged {
            tags = Map.copyOf(tags);
        }
    }

    /**
     * Which lines to read, the oldest first: from {@code from} on and before {@code to}; {@code pattern} is a filter
     * pattern of CloudWatch or empty; {@code after} is where the page before ended, empty for the first.
     */
    record Reading(
            Place place,
            String guild,
            String group,
            Instant from,
            Instant to,
            String pattern,
            int limit,
            String after) {}

    /** Some lines, and where the next page begins; empty when there is none. A page may have no lines and a next. */
    record Page(List<LogEvent> events, String next) {
        public Page {
            events = List.copyOf(events);
        }
    }

    /** A question in the language of Logs Insights about groups in one place. */
    record Question(Place place, String guild, List<String> groups, Instant from, Instant to, String text, int limit) {
        public Question {
            groups = List.copyOf(groups);
        }
    }

    /** A question that is being answered. */
    record Query(Place place, String guild, String id) {}

    /** The answer so far, row by row; the cells of a row are in the order of the question. */
    record Result(Stage stage, List<List<Cell>> rows, long scannedBytes) {
        public Result {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** One value of a row, under the name of its column. */
    record Cell(String column, String value) {}

    /** How far a question is. */
    enum Stage {
        RUNNING,
        DONE,
        STOPPED,
        FAILED
    }

    Answer<Group> look(Place place, String guild, String group);

    /** The first groups whose names begin so: some dozens, since each costs a request for its tags. */
    Answer<List<Tagged>> beginning(Place place, String guild, String name);

    Answer<Page> read(Reading reading);

    Answer<Query> begin(Question question);

    Answer<Result> result(Query query);

    /** True when it was stopped by this; false when it had ended before. */
    Answer<Boolean> stop(Query query);
}
