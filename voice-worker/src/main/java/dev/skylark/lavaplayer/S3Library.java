package dev.skylark.lavaplayer;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Recordings in a bucket, under the guild's id: {@code <guild>/<name>.<ending>}. */
public final class S3Library implements Library {

    private static final Duration READABLE = Duration.ofHours(1);

    /** Five thousand recordings are looked through; a larger library wants an index of its own. */
    private static final int PAGES = 5;

    private final Supplier<S3Client> client;
    private final Supplier<S3Presigner> presigner;
    private final String bucket;

    public S3Library(Supplier<S3Client> client, Supplier<S3Presigner> presigner, String bucket) {
        this.client = client;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public List<Entry> search(String guild, String words) throws IOException {
        var wanted = words.toLowerCase(Locale.ROOT).split("\\s+");
        var prefix = guild + "/";
        return asked(() -> {
            var entries = new ArrayList<Entry>();
            client.get().listObjectsV2Paginator(it -> it.bucket(bucket).prefix(prefix)).stream()
                    .limit(PAGES)
                    .flatMap(page -> page.contents().stream())
                    .map(it -> new Entry(it.key().substring(prefix.length()), it.size()))
                    .filter(it -> containsAll(it.key().toLowerCase(Locale.ROOT), wanted))
                    .forEach(entries::add);
            return entries;
        });
    }

    private static boolean containsAll(String name, String[] words) {
        return Stream.of(words).allMatch(name::contains);
    }

    @Override
    public Optional<URI> address(String guild, String key) throws IOException {
        var name = guild + "/" + key;
        return asked(() -> {
            try {
                client.get().headObject(it -> it.bucket(bucket).key(name));
            } catch (NoSuchKeyException missing) {
                return Optional.empty();
            } catch (S3Exception missing) {
                if (missing.statusCode() == 404) {
                    return Optional.empty();
                }
                throw missing;
            }
            var presigned = presigner
                    .get()
                    .presignGetObject(it -> it.signatureDuration(READABLE)
                            .getObjectRequest(object -> object.bucket(bucket).key(name)));
            return Optional.of(presigned.url().toURI());
        });
    }

    private static <T> T asked(Callable<T> question) throws IOException {
        try {
            return question.call();
        } catch (SdkException failed) {
            throw new IOException("The library cannot be read.", failed);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
