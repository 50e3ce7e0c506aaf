package dev.skylark.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.backup.Backup.Kind;
import dev.skylark.backup.Backups.Unpacking;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Item;
import dev.skylark.data.Moto;
import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.table.Table;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ParameterizedClass
@EnumSource(BackupsTest.At.class)
final class BackupsTest {

    enum At {
        EMBEDDED,
        MOTO
    }

    private final DynamoDbClient client;
    private final Backups backups;
    private final String guild = Store.newId();
    private final String copy = Backups.COPY + guild;

    BackupsTest(At at) {
        var clock = Clock.fixed(Store.NOON.plusSeconds(Long.parseLong(guild) % 1_000_000), ZoneOffset.UTC);
        client = switch (at) {
            case EMBEDDED -> EmbeddedDynamo.shared().client();
            case MOTO -> Moto.client(DynamoDbClient.builder());
        };
        EmbeddedDynamo.createTables(client);
        backups = switch (at) {
            case EMBEDDED -> new TableBackups(client, clock);
            case MOTO -> new DynamoBackups(() -> client, EmbeddedDynamo::name, clock);
        };
    }

    @Test
    void what_was_there_then_comes_out_whatever_became_of_it() {
        rows().put(Item.of(guild, "one").with("text", "then"));
        var backup = got(backups.make(Table.SCHEDULES, Kind.BY_HAND));
        rows().put(Item.of(guild, "one").with("text", "now"));
        rows().put(Item.of(guild, "two").with("text", "now"));

        got(backups.unpack(backup, copy));
        got(backups.unpack(backup, copy));

        assertThat(got(backups.look(copy))).isEqualTo(Unpacking.DONE);
        assertThat(new Rows(() -> client, () -> copy).all(guild))
                .containsExactly(Item.of(guild, "one").with("text", "then"));
        got(backups.discard(copy));
        assertThat(got(backups.look(copy))).isEqualTo(Unpacking.NOTHING);
        got(backups.discard(copy));
        assertThat(rows().find(guild, "one").orElseThrow().text("text")).isEqualTo("now");
        got(backups.remove(backup));
    }

    @Test
    void it_is_listed_with_what_it_is_of_and_why_until_it_is_removed() {
        var backup = got(backups.make(Table.MUSIC, Kind.NIGHTLY));

        assertThat(got(backups.all())).anySatisfy(it -> {
            assertThat(it.id()).isEqualTo(backup.id());
            assertThat(it.table()).isEqualTo(Table.MUSIC);
            assertThat(it.kind()).isEqualTo(Kind.NIGHTLY);
        });
        got(backups.remove(backup));
        assertThat(got(backups.all())).extracting(Backup::id).doesNotContain(backup.id());
    }

    @Test
    void what_is_not_there_any_more_cannot_be_unpacked() {
        var backup = got(backups.make(Table.MUSIC, Kind.NIGHTLY));
        got(backups.remove(backup));

        assertThat(backups.unpack(backup, copy)).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void a_table_of_ours_is_never_thrown_away() {
        assertThatThrownBy(() -> backups.discard(EmbeddedDynamo.name(Table.GUILDS)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Rows rows() {
        return new Rows(() -> client, () -> EmbeddedDynamo.name(Table.SCHEDULES));
    }

    private static <T> T got(Answer<T> answer) {
        return ((Got<T>) answer).value();
    }
}
