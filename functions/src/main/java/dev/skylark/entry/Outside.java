package dev.skylark.entry;

import dev.skylark.journal.Journal;
import dev.skylark.journal.LineJournal;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.work.Answers;
import dev.skylark.work.Handover;
import dev.skylark.work.LambdaHandover;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What the house touches outside itself: the time, the database, the way to the work function, the way back to Discord,
 * and where it writes down what it did. Lambda has one; the sandbox has another, and everything between is the same.
 */
public record Outside(
        Clock clock,
        Clock wall,
        Supplier<DynamoDbClient> dynamo,
        Function<Settings, Handover> handover,
        Function<Settings, Answers> answers,
        Supplier<Journal> journal) {

    /** As Lambda runs it. */
    static Outside aws() {
        var clock = Clock.systemUTC();
        return new Outside(
                clock,
                clock,
                new Lazy<>(() -> DynamoDbClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()),
                settings -> new LambdaHandover(settings.get(Setting.WORK_FUNCTION), System.getenv(), clock),
                settings -> {
                    throw new IllegalStateException("later");
                },
                () -> new LineJournal("door", System.out, clock));
    }
}
