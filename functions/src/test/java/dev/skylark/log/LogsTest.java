package dev.skylark.log;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Place;
import dev.skylark.log.Logs.Question;
import dev.skylark.log.Logs.Reading;
import dev.skylark.log.Logs.Result;
import dev.skylark.log.Logs.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

@ParameterizedClass
@EnumSource(LogsTest.Keeper.class)
final class LogsTest {

    private static final Place HOME = Place.home("us-east-1");
    private static final String ACCOUNT = "123456789012";

    private final Opened opened;
    private final Logs logs;
    private final String guild = Store.newId();
    private final String group = "/shop/" + guild;

    LogsTest(Keeper keeper) {
        opened = keeper.open();
        logs = opened.logs();
    }

    /** Who keeps the lines. */
    enum Keeper {
        MEMORY {
            @Override
            Opened open() {
                var logs = new InMemoryLogs();
                return new Opened(
                        logs,
                        new Writer() {
                            @Override
                            public void make(String group, Map<String, String> tags) {
                                logs.make(HOME, group, ACCOUNT, NOON, tags);
                            }

                            @Override
                            public void write(String group, Instant at, String message) {
                                logs.write(HOME, group, "one", at, message);
                            }

                            @Override
                            public void subscribe(String group, String name) {
                                logs.subscribe(HOME, group, name);
                            }
                        },
                        NOON);
            }
        },
        MOTO {
            @Override
            Opened open() {
                var client = Moto.client(CloudWatchLogsClient.builder());
                // CloudWatch takes nothing that is older than two weeks or to come in two hours
                return new Opened(
                        new CloudWatchLogs((_, _) -> client),
                        writer(client),
                        Instant.now().minusSeconds(600));
            }
        };

        abstract Opened open();

        private static Writer writer(CloudWatchLogsClient client) {
            return new Writer() {
                @Override
                public void make(String group, Map<String, String> tags) {
                    client.createLogGroup(it -> it.logGroupName(group).tags(tags));
                    client.createLogStream(it -> it.logGroupName(group).logStreamName("one"));
                }

                @Override
                public void write(String group, Instant at, String message) {
                    client.putLogEvents(it -> it.logGroupName(group)
                            .logStreamName("one")
                            .logEvents(InputLogEvent.builder()
                                    .timestamp(at.toEpochMilli())
                                    .message(message)
                                    .build()));
                }

                @Override
                public void subscribe(String group, String name) {
                    client.createLogGroup(it -> it.logGroupName(group + "-to"));
                    client.putSubscriptionFilter(it -> it.logGroupName(group)
                            .filterName(name)
                            .filterPattern("")
                            .destinationArn("arn:aws:firehose:us-east-1:123456789012:deliverystream/none"));
                }
            };
        }
    }

    /** Makes groups and writes into them. */
    interface Writer {
        void make(String group, Map<String, String> tags);

        void write(String group, Instant at, String message);

        void subscribe(String group, String name);
    }

    record Opened(Logs logs, Writer writer, Instant start) {}

    @BeforeEach
    void a_group() {
        opened.writer().make(group, Map.of("skylark:guild", guild));
    }

    @Test
    void a_group_is_looked_at() {
        opened.writer().make(group + "-other", Map.of());

        var found = got(logs.look(HOME, guild, group));

        assertThat(found.name()).isEqualTo(group);
        assertThat(found.account()).isEqualTo(ACCOUNT);
        assertThat(found.tags()).containsEntry("skylark:guild", guild);
        assertThat(found.subscriptions()).isEmpty();
    }

    @Test
    void groups_are_found_by_how_their_names_begin() {
        opened.writer().make(group + "-other", Map.of());

        var found = got(logs.beginning(HOME, guild, group));

        assertThat(found).extracting(Logs.Tagged::name).containsExactly(group, group + "-other");
        assertThat(found.getFirst().tags()).containsEntry("skylark:guild", guild);
        assertThat(found.getLast().tags()).isEmpty();
    }

    @Test
    void a_group_that_is_not_there_is_gone() {
        assertThat(trouble(logs.look(HOME, guild, group + "x"))).isEqualTo(Trouble.GONE);
        assertThat(trouble(logs.look(HOME, guild, group.substring(0, group.length() - 1))))
                .isEqualTo(Trouble.GONE);
        assertThat(trouble(logs.read(reading(group + "x", "", 10, "")))).isEqualTo(Trouble.GONE);
        assertThat(trouble(logs.begin(new Question(
                        HOME, guild, List.of(group + "x"), opened.start(), opened.start(), "fields @message", 10))))
                .isEqualTo(Trouble.GONE);
    }

    @Test
    void lines_are_read_in_their_order_and_within_the_time() {
        write(-1, "too early");
        write(0, "first");
        write(5, "second");
        write(60, "too late");

        var page = got(logs.read(reading(group, "", 100, "")));

        assertThat(page.events()).extracting(LogEvent::message).containsExactly("first", "second");
        assertThat(page.events()).extracting(LogEvent::stream).containsOnly("one");
        assertThat(page.events().getFirst().at().toEpochMilli())
                .isEqualTo(opened.start().toEpochMilli());
        assertThat(page.events()).extracting(LogEvent::id).doesNotHaveDuplicates();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void a_long_answer_comes_in_pages() {
        for (int at = 0; at < 5; at++) {
            write(at, "line " + at);
        }

        var first = got(logs.read(reading(group, "", 3, "")));
        var second = got(logs.read(reading(group, "", 3, first.next())));

        assertThat(first.events()).hasSize(3);
        assertThat(second.events()).extracting(LogEvent::message).containsExactly("line 3", "line 4");
    }

    @Test
    void a_pattern_chooses() {
        write(0, "ERROR no more room");
        write(1, "INFO all is well");

        assertThat(got(logs.read(reading(group, "\"no more\"", 10, ""))).events())
                .extracting(LogEvent::message)
                .containsExactly("ERROR no more room");
        assertThat(got(logs.read(reading(group, "ERROR", 10, ""))).events()).hasSize(1);
    }

    @Test
    void a_question_is_answered_after_a_while() {
        write(0, "ERROR");
        var query = got(logs.begin(new Question(
                HOME,
                guild,
                List.of(group),
                opened.start().minusSeconds(60),
                opened.start().plusSeconds(60),
                "fields @message",
                10)));

        Result result;
        do {
            result = got(logs.result(query));
        } while (result.stage() == Stage.RUNNING);

        assertThat(result.stage()).isEqualTo(Stage.DONE);
        assertThat(result.rows())
                .allSatisfy(row -> assertThat(row).extracting(Logs.Cell::column).doesNotContain("@ptr"));
    }

    private Reading reading(String of, String pattern, int limit, String after) {
        return new Reading(HOME, guild, of, opened.start(), opened.start().plusSeconds(60), pattern, limit, after);
    }

    private void write(int second, String message) {
        opened.writer().write(group, opened.start().plusSeconds(second), message);
    }

    private static <T> T got(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Got.class);
        return ((Got<T>) answer).value();
    }

    private static Trouble trouble(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Failed.class);
        return ((Failed<?>) answer).trouble();
    }
}
