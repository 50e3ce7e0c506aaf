package dev.skylark.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.fleet.Answer;
import dev.skylark.json.Json;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

final class S3ArchiveTest {

    private final S3Client client = Moto.client(S3Client.builder().forcePathStyle(true));

    @Test
    void each_version_stays_beside_the_newest() {
        var bucket = "archive-" + Store.newId();
        client.createBucket(it -> it.bucket(bucket));
        client.putBucketVersioning(
                it -> it.bucket(bucket).versioningConfiguration(how -> how.status(BucketVersioningStatus.ENABLED)));
        var archive = new S3Archive(() -> client, () -> bucket);

        assertThat(archive.keep("guilds/1.json", Json.fields().with("zone", "UTC")))
                .isEqualTo(Answer.got("guilds/1.json"));
        archive.keep("guilds/1.json", Json.fields().with("zone", "Asia/Tokyo"));

        assertThat(client.getObjectAsBytes(it -> it.bucket(bucket).key("guilds/1.json"))
                        .asUtf8String())
                .isEqualTo("{\"zone\":\"Asia/Tokyo\"}");
        assertThat(client.listObjectVersions(it -> it.bucket(bucket)).versions())
                .hasSize(2);
    }

    @Test
    void without_its_bucket_it_says_so() {
        assertThat(new S3Archive(() -> client, () -> "no-such-" + Store.newId()).keep("a", Json.fields()))
                .isInstanceOf(Answer.Failed.class);
    }
}
