package dev.skylark.entry;

import dev.skylark.discord.DiscordRest;
import dev.skylark.discord.DiscordRest.BotToken;
import dev.skylark.discord.Pause;
import dev.skylark.discord.Replies;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Journal.Figure;
import dev.skylark.journal.LineJournal;
import dev.skylark.journal.PowertoolsJournal;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.work.Answers;
import dev.skylark.work.DiscordAnswers;
import dev.skylark.work.Handover;
import dev.skylark.work.LambdaHandover;
import dev.skylark.work.Secrets;
import dev.skylark.work.SecretsManagerSecrets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

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
        Function<Settings, Cloud> cloud,
        Supplier<Journal> journal) {

    private static final Duration PATIENCE_WITH_DISCORD = Duration.ofSeconds(30);

    /** As Lambda runs it. */
    static Outside aws(Lambda lambda) {
        var clock = Clock.systemUTC();
        var journal = new Lazy<Journal>(() -> journal(lambda, clock));
        var secretsManager = new Lazy<>(() -> SecretsManagerClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(counting(journal))
                .build());
        var secrets = new Lazy<Secrets>(() -> new SecretsManagerSecrets(
                secretsManager,
                clock,
                fromMemory -> journal.get()
                        .count(
                                Map.of(fromMemory ? Figure.CACHE_HITS : Figure.CACHE_MISSES, 1.0),
                                Map.of("cache", "secrets"))));
        return new Outside(
                clock,
                clock,
                new Lazy<>(() -> DynamoDbClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .overrideConfiguration(counting(journal))
                        .build()),
                settings -> new LambdaHandover(settings.get(Setting.WORK_FUNCTION), System.getenv(), clock),
                settings -> discord(settings, secrets.get(), journal.get(), clock),
                settings -> { throw new IllegalStateException(); },
                journal);
    }

    private static Answers discord(Settings settings, Secrets secrets, Journal journal, Clock clock) {
        var secret = settings.get(Setting.DISCORD_SECRET);
        var token = new BotToken() {
            @Override
            public String current() {
                return secrets.read(secret, "token");
            }

            @Override
            public String renewed() {
                return secrets.readAgain(secret, "token");
            }
        };
        return answers(settings.get(Setting.DISCORD_API), token, journal, clock);
    }

    /** The way back to Discord at an address. */
    public static Answers answers(String address, BotToken token, Journal journal, Clock clock) {
        var rest = new DiscordRest(
                address,
                token,
                PATIENCE_WITH_DISCORD,
                clock,
                Pause.real(),
                Math::random,
                (route, status, took) -> journal.count(
                        Map.of(Figure.DISCORD_CALLS, 1.0, Figure.DURATION, (double) took.toMillis()),
                        Map.of("route", route, "status", String.valueOf(status))));
        return new DiscordAnswers(new Replies(rest, clock), journal);
    }

    /** Counts every call to AWS by service and operation. */
    private static ClientOverrideConfiguration counting(Supplier<Journal> journal) {
        return ClientOverrideConfiguration.builder()
                .addExecutionInterceptor(new CountedCalls(journal))
                .build();
    }

    private static Journal journal(Lambda lambda, Clock clock) {
        return switch (lambda) {
            // Powertools costs a cold front door more than all the rest of its work together.
            case INTERACTIONS -> new LineJournal("interactions", System.out, clock);
            case WORK -> new PowertoolsJournal("work");
            case EVENTS -> new PowertoolsJournal("events");
            case CLOCK -> new PowertoolsJournal("clock");
        };
    }
}
