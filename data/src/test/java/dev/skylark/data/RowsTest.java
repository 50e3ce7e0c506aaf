package dev.skylark.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Rows.Write;
import dev.skylark.table.Table;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What only the way to the database can do to us: an answer that is lost, after which the SDK asks again. */
final class RowsTest {

    private static final String FREE = "attribute_not_exists(#id) OR #owner = :nobody";

    private final Item item = Item.of(Store.newId(), "lock").with("owner", "me");
    private final Rows rows = rows(EmbeddedDynamo.shared().client());
    private final Rows losing = rows(sendingTwice(EmbeddedDynamo.shared().client()));

    @Test
    void a_write_whose_answer_was_lost_is_known_to_be_ours() {
        assertThat(losing.putIf(item, FREE, Item.values("nobody", ""))).isInstanceOf(Write.Done.class);
    }

    @Test
    void the_same_write_by_somebody_else_is_not_ours() {
        rows.putIf(item, FREE, Item.values("nobody", ""));

        assertThat(losing.putIf(item, FREE, Item.values("nobody", ""))).isInstanceOf(Write.Kept.class);
    }

    @Test
    void a_change_whose_answer_was_lost_happened_once() {
        var guild = item.text(Table.PARTITION);
        rows.put(item.with("count", 1));

        var write = losing.setIf(
                guild,
                "lock",
                "#count = #count + :one",
                "#count < :two",
                Item.values("one", 1L).with("two", 2L));

        assertThat(write).isInstanceOf(Write.Done.class);
        assertThat(rows.find(guild, "lock").orElseThrow().whole("count")).isEqualTo(2);
    }

    private static Rows rows(DynamoDbClient client) {
        return new Rows(() -> client, () -> EmbeddedDynamo.name(Table.WORK));
    }

    /** A client on a bad line: each request arrives, its answer does not, and it is sent a second time. */
    private static DynamoDbClient sendingTwice(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (self, method, arguments) -> {
                    try {
                        method.invoke(client, arguments);
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
