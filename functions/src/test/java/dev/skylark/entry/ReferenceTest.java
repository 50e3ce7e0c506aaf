package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.command.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final Path README = Path.of("../README.md");
    private static final String BEGIN = "<!-- commands -->\n";
    private static final String END = "<!-- /commands -->";

    /** With {@code -Dskylark.update=true} the table is written instead. */
    @Test
    void the_readme_lists_the_commands_as_they_are() throws IOException {
        var readme = Files.readString(README);
        var from = readme.indexOf(BEGIN) + BEGIN.length();
        var table = Reference.markdown(new House().wiring.catalogue());
        if (Boolean.getBoolean("skylark.update")) {
            Files.writeString(README, readme.substring(0, from) + table + readme.substring(readme.indexOf(END)));
            return;
        }

        assertThat(readme.substring(from, readme.indexOf(END))).isEqualTo(table);
    }
}
