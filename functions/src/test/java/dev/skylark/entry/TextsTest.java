package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.command.Catalogue;
import dev.skylark.command.Permission;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.fleet.State;
import dev.skylark.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern KEY = Pattern.compile(
            "(?:\\.text\\(|(?<!List|Set|Stream|Map)\\.of\\(|Refused\\(|offering\\(|refuseIf\\([^\"]*|\\? |: )\"([a-z][A-Za-z]*(?:\\.[A-Za-z]+)+)\"");
    private static final Pattern PLACES = Pattern.compile("%[sd]");

    private final Texts english = Texts.in("en");
    private final Texts german = Texts.in("de");
    private final Catalogue catalogue =
            Catalogue.of(new House().wiring.catalogue().all());

    @Test
    void german_has_every_line_that_english_has_with_the_same_places() {
        for (var line : english.lines().entrySet()) {
            var translated = german.findHere(line.getKey());
            assertThat(translated).as(line.getKey()).isPresent();
            assertThat(places(translated.orElseThrow())).as(line.getKey()).isEqualTo(places(line.getValue()));
        }
    }

    @Test
    void every_command_and_option_is_described_in_german() {
        for (var command : catalogue.listed()) {
            assertThat(german.findHere(("command." + command.name()).replace(' ', '.')))
                    .as(command.name())
                    .isPresent();
            for (var option : command.typedOptions()) {
                assertThat(german.findHere(("option." + command.name() + "." + option.name()).replace(' ', '.')))
                        .as(command.name() + " " + option.name())
                        .isPresent();
            }
        }
    }

    @Test
    void every_line_that_the_code_asks_for_is_there() throws IOException {
        var asked = new ArrayList<String>();
        for (var folder : List.of(Path.of("src/main/java"), Path.of("../core/src/main/java"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (var file :
                        files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    var keys = KEY.matcher(
                            Files.readString(file).replaceAll("\\s+", " ").replace("( \"", "(\""));
                    while (keys.find()) {
                        asked.add(keys.group(1));
                    }
                }
            }
        }

        assertThat(asked)
                .hasSizeGreaterThan(80)
                .allSatisfy(key -> assertThat(english.find(key)).as(key).isPresent());
    }

    @Test
    void every_level_of_rights_has_its_words() {
        for (var permission : Permission.values()) {
            assertThat(english.find("permission." + permission.word())).isPresent();
            assertThat(english.find("refused.right." + permission.word())).isPresent();
        }
    }

    @Test
    void whatever_a_server_does_or_a_cloud_answers_has_its_words() {
        for (var state : State.values()) {
            assertThat(english.find("server.state." + state.word())).isPresent();
        }
        for (var trouble : Trouble.values()) {
            assertThat(english.find("trouble." + trouble.word())).isPresent();
        }
        for (var verb : Verb.values()) {
            for (var part : List.of("moving", "nothing", "line", "by")) {
                assertThat(english.find("move." + verb.word() + "." + part)).isPresent();
            }
            for (var part : List.of("move.busy.", "progress.", "progress.failed.", "progress.several.")) {
                assertThat(english.find(part + verb.word())).isPresent();
            }
        }
        for (var step : List.of("notice", "approval", "block", "stop")) {
            assertThat(english.find("budget.step." + step)).isPresent();
            assertThat(english.find("budget.word." + step)).isPresent();
        }
        for (var span : List.of("daily", "weekly", "monthly")) {
            for (var part : List.of("report.title.", "report.change.", "report.changeSoFar.", "report.line.")) {
                assertThat(english.find(part + span)).isPresent();
            }
        }
    }

    private static List<String> places(String line) {
        return PLACES.matcher(line).results().map(it -> it.group()).toList();
    }
}
