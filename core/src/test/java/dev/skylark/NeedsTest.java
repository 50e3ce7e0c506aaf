package dev.skylark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

final class NeedsTest {

    @TempDir
    Path folder;

    @Test
    void a_program_on_the_path_is_no_trouble() throws Exception {
        Files.createFile(
                folder.resolve("tool"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertThatCode(() -> Needs.program("tool", "make tool", Map.of("PATH", "/nowhere:" + folder)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_missing_program_skips_the_test() {
        assertThatThrownBy(() -> Needs.program("tool", "make tool", Map.of("PATH", folder.toString())))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("make tool");
    }

    @Test
    void where_all_must_run_a_missing_program_is_a_failure() {
        assertThatThrownBy(() -> Needs.program("tool", "make tool", Map.of("SKYLARK_REQUIRE_ALL", "1")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("tool");
    }

    @Test
    void a_missing_folder_skips_the_test_or_fails_it() {
        var missing = folder.resolve("missing");

        assertThatThrownBy(() -> Needs.folder(missing, "npm ci", Map.of()))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("npm ci");
        assertThatThrownBy(() -> Needs.folder(missing, "npm ci", Map.of("SKYLARK_REQUIRE_ALL", "1")))
                .isInstanceOf(AssertionError.class);
        assertThatCode(() -> Needs.folder(folder, "npm ci", Map.of())).doesNotThrowAnyException();
    }
}
