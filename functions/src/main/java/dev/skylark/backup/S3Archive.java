package dev.skylark.backup;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import dev.skylark.json.Json;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** {@link Archive} in a bucket that keeps versions. */
public final class S3Archive implements Archive {

    private final Supplier<S3Client> client;
    private final Supplier<String> bucket;

    public S3Archive(Supplier<S3Client> client, Supplier<String> bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public Answer<String> keep(String name, Json content) {
        return Ec2Instances.asked(() -> {
            client.get()
                    .putObject(
                            it -> it.bucket(bucket.get()).key(name).contentType("application/json"),
                            RequestBody.fromBytes(content.bytes()));
            return Answer.got(name);
        });
    }
}
