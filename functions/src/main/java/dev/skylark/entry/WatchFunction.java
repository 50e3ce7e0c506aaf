package dev.skylark.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.skylark.data.Retries;
import dev.skylark.data.Rows;
import dev.skylark.discord.Pause;
import dev.skylark.health.Tasks;
import dev.skylark.patience.Neighbour;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.watch.DynamoHeart;
import dev.skylark.watch.DynamoMemory;
import dev.skylark.watch.Watchman;
import dev.skylark.watch.WebhookMegaphone;
import dev.skylark.work.SecretsManagerSecrets;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The dead-man watch: stands apart from the house, with nothing of its wiring. */
public final class WatchFunction implements RequestStreamHandler {

    private final Watchman watchman;

    public WatchFunction() {
        this(aws(Settings.ofTheWatch(System.getenv())));
    }

    public WatchFunction(Watchman watchman) {
        this.watchman = watchman;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
        watchman.look();
    }

    private static Watchman aws(Settings settings) {
        var clock = Clock.systemUTC();
        var there = new Lazy<>(() -> dynamo(Region.of(settings.get(Setting.WATCHED_REGION))));
        var here = new Lazy<>(() -> dynamo(null));
        var secrets = new SecretsManagerSecrets(
                new Lazy<>(() -> SecretsManagerClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .overrideConfiguration(it -> it.retryStrategy(Retries.of(Neighbour.AWS.patience())))
                        .build()),
                clock,
                _ -> {});
        return new Watchman(
                new DynamoHeart(
                        new Rows(there, () -> settings.get(Setting.HEALTH_TABLE)), Tasks.HOUSE, Tasks.HEARTBEAT),
                new DynamoMemory(new Rows(here, () -> settings.get(Setting.WATCH_TABLE))),
                new WebhookMegaphone(() -> secrets.read(settings.get(Setting.WATCH_SECRET), "url"), Pause.real()),
                clock);
    }

    private static DynamoDbClient dynamo(@Nullable Region region) {
        var builder = DynamoDbClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(it -> it.retryStrategy(Retries.of(Neighbour.AWS.patience())));
        return (region == null ? builder : builder.region(region)).build();
    }
}
