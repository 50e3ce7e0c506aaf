package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedTest {

    private Stage stage;

    @BeforeEach
    void open(@TempDir Path home) {
        stage = new Stage(home);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void the_owners_guild_has_its_channels() {
        assertThat(guild(Stage.GUILD).at("channels").toString())
                .isEqualTo("[{\"id\":\"900000000000000101\",\"name\":\"general\",\"kind\":\"text\"},"
                        + "{\"id\":\"900000000000000102\",\"name\":\"alerts\",\"kind\":\"text\"},"
                        + "{\"id\":\"900000000000000103\",\"name\":\"admin\",\"kind\":\"text\"},"
                        + "{\"id\":\"900000000000000104\",\"name\":\"stats\",\"kind\":\"text\"},"
                        + "{\"id\":\"900000000000000111\",\"name\":\"Lounge\",\"kind\":\"voice\"}]");
    }

    @Test
    void members_differ_by_what_they_may() {
        assertThat(permissions(Stage.OWNER)).isEqualTo((1L << 53) - 1);
        assertThat(permissions(Stage.ADMIN) & (1 << 5)).isNotZero();
        assertThat(permissions(Stage.ADMIN) & (1 << 3)).isZero();
        assertThat(permissions(Stage.OPERATOR) & (1 << 4)).isNotZero();
        assertThat(permissions(Stage.OPERATOR) & (1 << 5)).isZero();
        assertThat(permissions(Stage.VIEWER) & (1L << 31)).isNotZero();
        assertThat(permissions(Stage.VIEWER) & (1 << 4)).isZero();
        assertThat(permissions(Stage.NOBODY)).isZero();
    }

    @Test
    void strangers_have_an_administrator_and_a_channel_of_their_own() {
        var strangers = guild(Stage.STRANGERS);

        assertThat(strangers.at("name").text()).isEqualTo("Strangers");
        assertThat(strangers.at("channels").items()).isNotEmpty();
        assertThat(strangers.at("members").items())
                .anySatisfy(it -> assertThat(it.at("permissions").text()).isEqualTo("9007199254740991"));
    }

    @Test
    void some_roles_give_no_rights_so_that_granting_them_can_be_tried() {
        assertThat(guild(Stage.GUILD).at("roles").items())
                .extracting(it -> it.at("name").text())
                .contains("Game crew", "On call");
    }

    @Test
    void the_keys_are_made_once_and_only_their_owner_reads_them() throws Exception {
        var file = stage.sandbox.home().file("keys.json");
        var keys = Json.read(Files.readAllBytes(file));

        assertThat(keys.at("publicKey").text()).matches("[0-9a-f]{64}");
        assertThat(keys.at("privateKey").text()).matches("[0-9a-f]{64}");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private Json guild(String id) {
        return stage.get("/sandbox/state").body().at("guilds").items().stream()
                .filter(it -> it.at("id").text().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private long permissions(String member) {
        return guild(Stage.GUILD).at("members").items().stream()
                .filter(it -> it.at("id").text().equals(member))
                .mapToLong(it -> Long.parseLong(it.at("permissions").text()))
                .findFirst()
                .orElseThrow();
    }
}
