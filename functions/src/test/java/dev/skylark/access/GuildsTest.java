package dev.skylark.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Guild.Purpose;
import dev.skylark.access.Guild.Standing;
import dev.skylark.command.Permission;
import dev.skylark.data.AtOnce;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class GuildsTest {

    private final Guilds guilds;
    private final Guild stranger = Guild.unknown(Store.newId());

    GuildsTest(Store store) {
        guilds = store.open(InMemoryGuilds::new, tables -> new DynamoGuilds(tables.rows(Table.GUILDS)));
    }

    @Test
    void a_guild_never_saved_is_not_found() {
        assertThat(guilds.find(stranger.id())).isEmpty();
    }

    @Test
    void everything_about_a_guild_is_kept() {
        var guild = new Guild(
                stranger.id(),
                Standing.ALLOWED,
                ZoneId.of("Europe/Berlin"),
                "de",
                "EUR",
                Map.of(Purpose.ALERTS, "102", Purpose.ADMIN, "103"),
                Set.of("music", "game"),
                List.of(
                        new Grant("r1", Permission.OPERATOR, Map.of("team", "web", "stage", "\"prod\"")),
                        new Grant("r2", Permission.ADMIN, Map.of())),
                Set.of("ec2 stop"),
                new Quota(3, 30),
                0);

        assertThat(guilds.save(guild)).isTrue();

        assertThat(guilds.find(guild.id()))
                .get()
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(guild);
        assertThat(saved().version()).isEqualTo(1);
    }

    @Test
    void a_guild_of_which_little_is_known_is_kept_too() {
        guilds.save(stranger);

        assertThat(saved()).usingRecursiveComparison().ignoringFields("version").isEqualTo(stranger);
    }

    @Test
    void a_guild_saved_again_has_the_next_version() {
        guilds.save(stranger);

        assertThat(guilds.save(saved().with(Standing.DENIED))).isTrue();

        assertThat(saved().version()).isEqualTo(2);
        assertThat(saved().standing()).isEqualTo(Standing.DENIED);
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_not_overwritten() {
        guilds.save(stranger);
        var read = saved();
        guilds.save(read.with(Standing.ALLOWED));

        assertThat(guilds.save(read.with(Standing.DENIED))).isFalse();
        assertThat(guilds.save(stranger)).isFalse();

        assertThat(saved().standing()).isEqualTo(Standing.ALLOWED);
    }

    @Test
    void of_ten_who_save_at_once_one_does() throws Exception {
        guilds.save(stranger);
        var read = saved();

        assertThat(AtOnce.each(10, person -> guilds.save(read.with(new Quota(person + 1, 100)))))
                .containsOnlyOnce(true);

        assertThat(saved().version()).isEqualTo(2);
    }

    private Guild saved() {
        return guilds.find(stranger.id()).orElseThrow();
    }
}
