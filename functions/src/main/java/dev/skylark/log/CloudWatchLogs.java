package dev.skylark.log;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Ec2Instances;
import dev.skylark.fleet.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;

/** {@link Logs} of CloudWatch, in whichever region and account. */
public final class CloudWatchLogs implements Logs {

    /** A column that CloudWatch adds to every row, by which the whole line can be had. */
    private static final String POINTER = "@ptr";

    /** CloudWatch answers a few such requests a second. */
    private static final int AT_ONCE = 40;

    private final BiFunction<Place, String, CloudWatchLogsClient> clients;

    /** {@code clients} gives the way to a place for a guild. */
    public CloudWatchLogs(BiFunction<Place, String, CloudWatchLogsClient> clients) {
        this.clients = clients;
    }

    @Override
    public Answer<Group> look(Place place, String guild, String group) {
        return asked(() -> {
            var client = clients.apply(place, guild);
            // it can only be asked for by the beginning of its name, which sorts before all that go on longer
            return client.describeLogGroups(it -> it.logGroupNamePrefix(group)).logGroups().stream()
                    .filter(it -> it.logGroupName().equals(group))
                    .findFirst()
                    .map(it -> Answer.got(group(client, it)))
                    .orElseGet(() -> Answer.failed(Trouble.GONE, group));
        });
    }

    private static Group group(CloudWatchLogsClient client, LogGroup it) {
        var arn = arn(it);
        return new Group(
                it.logGroupName(),
                arn.split(":", -1)[4],
                tags(client, it),
                Objects.requireNonNullElse(it.storedBytes(), 0L),
                Objects.requireNonNullElse(it.retentionInDays(), 0),
                instant(it.creationTime()),
                client
                        .describeSubscriptionFilters(request -> request.logGroupName(it.logGroupName()))
                        .subscriptionFilters()
                        .stream()
                        .map(SubscriptionFilter::destinationArn)
                        .toList());
    }

    /** That of its streams ends in a star; its own does not. */
    private static String arn(LogGroup it) {
        return it.arn().replaceFirst(":\\*$", "");
    }

    private static Map<String, String> tags(CloudWatchLogsClient client, LogGroup it) {
        return client.listTagsForResource(request -> request.resourceArn(arn(it)))
                .tags();
    }

    @Override
    public Answer<List<Tagged>> beginning(Place place, String guild, String name) {
        return asked(() -> {
            var client = clients.apply(place, guild);
            return Answer.got(client
                    .describeLogGroups(it -> it.limit(AT_ONCE).logGroupNamePrefix(name.isEmpty() ? null : name))
                    .logGroups()
                    .stream()
                    .map(it -> new Tagged(it.logGroupName(), tags(client, it)))
                    .toList());
        });
    }

    @Override
    public Answer<Page> read(Reading it) {
        return asked(() -> {
            var page = clients.apply(it.place(), it.guild())
                    .filterLogEvents(request -> request.logGroupName(it.group())
                            .startTime(it.from().toEpochMilli())
                            // the end that CloudWatch takes belongs to the range
                            .endTime(it.to().toEpochMilli() - 1)
                            .filterPattern(it.pattern().isEmpty() ? null : it.pattern())
                            .limit(it.limit())
                            .nextToken(it.after().isEmpty() ? null : it.after()));
            return Answer.got(
                    new Page(page.events().stream().map(CloudWatchLogs::event).toList(), text(page.nextToken())));
        });
    }

    private static LogEvent event(FilteredLogEvent it) {
        return new LogEvent(it.eventId(), instant(it.timestamp()), text(it.logStreamName()), text(it.message()));
    }

    @Override
    public Answer<Query> begin(Question it) {
        return asked(() -> Answer.got(new Query(
                it.place(),
                it.guild(),
                clients.apply(it.place(), it.guild())
                        .startQuery(request -> request.logGroupNames(it.groups())
                                .startTime(it.from().getEpochSecond())
                                .endTime(it.to().getEpochSecond())
                                .queryString(it.text())
                                .limit(it.limit()))
                        .queryId())));
    }

    @Override
    public Answer<Result> result(Query query) {
        return asked(() -> {
            var answer = clients.apply(query.place(), query.guild()).getQueryResults(it -> it.queryId(query.id()));
            return Answer.got(new Result(stage(answer.status()), rows(answer), scanned(answer)));
        });
    }

    private static Stage stage(@Nullable QueryStatus status) {
        return switch (status) {
            case COMPLETE -> Stage.DONE;
            case CANCELLED -> Stage.STOPPED;
            case FAILED, TIMEOUT -> Stage.FAILED;
            case null, default -> Stage.RUNNING;
        };
    }

    private static List<List<Cell>> rows(GetQueryResultsResponse answer) {
        return answer.results().stream()
                .map(row -> row.stream()
                        .filter(it -> !text(it.field()).equals(POINTER))
                        .map(it -> new Cell(text(it.field()), text(it.value())))
                        .toList())
                .toList();
    }

    private static long scanned(GetQueryResultsResponse answer) {
        var statistics = answer.statistics();
        return statistics == null
                ? 0
                : Objects.requireNonNullElse(statistics.bytesScanned(), 0.0).longValue();
    }

    @Override
    public Answer<Boolean> stop(Query query) {
        return asked(() -> {
            try {
                return Answer.got(clients.apply(query.place(), query.guild())
                        .stopQuery(it -> it.queryId(query.id()))
                        .success());
            } catch (InvalidParameterException ended) {
                return Answer.got(false);
            }
        });
    }

    private static <T> Answer<T> asked(Supplier<Answer<T>> question) {
        return Ec2Instances.asked(() -> {
            try {
                return question.get();
            } catch (ResourceNotFoundException gone) {
                return Answer.failed(Trouble.GONE, why(gone));
            } catch (MalformedQueryException | InvalidParameterException wrong) {
                return Answer.failed(Trouble.UNSUPPORTED, why(wrong));
            }
        });
    }

    private static String why(AwsServiceException refused) {
        var details = refused.awsErrorDetails();
        return details == null ? "" : text(details.errorMessage());
    }

    private static Instant instant(@Nullable Long millis) {
        return Instant.ofEpochMilli(Objects.requireNonNullElse(millis, 0L));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
