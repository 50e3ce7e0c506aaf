package dev.skylark.data;

import dev.skylark.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** An AWS that nobody of us wrote, spoken to over real HTTP: moto's server, one for all tests of this process. */
public final class Moto {

    private static final Pattern READY = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
    private static @Nullable URI address;

    private Moto() {}

    /** A client for any service of it. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(address())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Where it listens: beside AWS it has an interface of its own, to be told what it shall answer. */
    public static synchronized URI address() {
        var known = address;
        if (known == null) {
            Needs.program("moto_server", "pip install 'moto[server]'");
            known = start();
            address = known;
        }
        return known;
    }

    private static URI start() {
        try {
            var process = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", "0")
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            var output = process.inputReader(StandardCharsets.UTF_8);
            var ready = readyAt(output);
            // it writes a line for every request, and stops when nobody reads them
            Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
            return ready;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static URI readyAt(BufferedReader output) throws IOException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            var ready = READY.matcher(line);
            if (ready.find()) {
                return URI.create(ready.group(1));
            }
        }
        throw new IllegalStateException("moto_server ended:\n" + said);
    }
}
