package dev.skylark.music;

import dev.skylark.command.Upload;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Ec2Instances;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** {@link Recordings} in a bucket, under the guild's id. They flow through, and are never held as a whole. */
public final class S3Recordings implements Recordings {

    private final Supplier<S3Client> client;
    private final String bucket;
    private final Attachments attachments;

    public S3Recordings(Supplier<S3Client> client, String bucket, Attachments attachments) {
        this.client = client;
        this.bucket = bucket;
        this.attachments = attachments;
    }

    @Override
    public Answer<List<Recording>> all(String guild) {
        // one answer has a thousand: more than a guild may have
        return Ec2Instances.asked(() -> Answer.got(
                client.get().listObjectsV2(it -> it.bucket(bucket).prefix(key(guild, ""))).contents().stream()
                        .map(it -> new Recording(it.key().substring(guild.length() + 1), it.size()))
                        .toList()));
    }

    @Override
    public Answer<Recording> add(String guild, String name, Upload file) {
        try {
            return Ec2Instances.asked(() -> {
                client.get()
                        .putObject(
                                it -> it.bucket(bucket).key(key(guild, name)).contentType(file.type()),
                                // opened again for each try, and never kept
                                RequestBody.fromContentProvider(() -> open(file), file.size(), file.type()));
                return Answer.got(new Recording(name, file.size()));
            });
        } catch (UncheckedIOException unreadable) {
            return Answer.failed(Trouble.DOWN, String.valueOf(unreadable.getMessage()));
        }
    }

    private InputStream open(Upload file) {
        try {
            return attachments.open(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public Answer<String> remove(String guild, String name) {
        return Ec2Instances.asked(() -> {
            client.get().deleteObject(it -> it.bucket(bucket).key(key(guild, name)));
            return Answer.got(name);
        });
    }

    private static String key(String guild, String name) {
        return guild + "/" + name;
    }
}
