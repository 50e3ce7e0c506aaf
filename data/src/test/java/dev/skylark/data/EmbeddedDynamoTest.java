package dev.skylark.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.table.Table;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

final class EmbeddedDynamoTest {

    @Test
    @Timeout(30)
    void what_is_kept_in_a_folder_survives_a_restart(@TempDir Path folder) {
        var item = Item.of("guild", "id").with("text", "kept");
        try (var first = EmbeddedDynamo.in(folder.resolve("state"))) {
            rows(first).put(item);
        }
        try (var second = EmbeddedDynamo.in(folder.resolve("state"))) {
            assertThat(rows(second).find("guild", "id")).contains(item);
        }
    }

    @Test
    void every_table_is_there_with_its_indexes_and_its_expiry() {
        var client = EmbeddedDynamo.shared().client();
        for (var table : Table.values()) {
            var name = EmbeddedDynamo.name(table);
            assertThat(client.describeTable(it -> it.tableName(name)).table().globalSecondaryIndexes())
                    .extracting(it -> it.indexName())
                    .containsExactlyInAnyOrderElementsOf(
                            table.indexes().stream().map(Table.Index::name).toList());
            assertThat(client.describeTimeToLive(it -> it.tableName(name)).timeToLiveDescription())
                    .satisfies(it -> assertThat(it.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED))
                    .satisfies(it -> assertThat(it.attributeName()).isEqualTo(Table.EXPIRES));
        }
    }

    private static Rows rows(EmbeddedDynamo dynamo) {
        return new Rows(dynamo::client, () -> EmbeddedDynamo.name(Table.GUILDS));
    }
}
