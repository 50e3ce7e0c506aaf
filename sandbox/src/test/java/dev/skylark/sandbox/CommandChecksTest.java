package dev.skylark.sandbox;

import static dev.skylark.sandbox.Wrong.at;
import static dev.skylark.sandbox.Wrong.button;
import static dev.skylark.sandbox.Wrong.command;
import static dev.skylark.sandbox.Wrong.field;
import static dev.skylark.sandbox.Wrong.form;
import static dev.skylark.sandbox.Wrong.json;
import static dev.skylark.sandbox.Wrong.row;
import static dev.skylark.sandbox.Wrong.text;
import static dev.skylark.sandbox.Wrong.times;
import static dev.skylark.sandbox.Wrong.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands and forms that Discord refuses, with the place and the code of the mistake. */
class CommandChecksTest {

    private Stage stage;

    @BeforeEach
    void open(@TempDir Path home) {
        stage = new Stage(home);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    static Stream<String[]> commands() {
        return Stream.of(
                wrong("0.name", "APPLICATION_COMMAND_INVALID_NAME", "[{'name':'Big','description':'x'}]"),
                wrong("0.name", "APPLICATION_COMMAND_INVALID_NAME", "[{'name':'two words','description':'x'}]"),
                wrong("0.description", "BASE_TYPE_REQUIRED", "[{'name':'x'}]"),
                wrong(
                        "0.description",
                        "BASE_TYPE_MAX_LENGTH",
                        "[{'name':'x','description':'" + "x".repeat(101) + "'}]"),
                wrong(
                        "1.name",
                        "APPLICATION_COMMANDS_DUPLICATE_NAME",
                        "[{'name':'x','description':'x'},{'name':'x','description':'x'}]"),
                wrong(
                        "0.default_member_permissions",
                        "NUMBER_TYPE_COERCE",
                        "[{'name':'x','description':'x','default_member_permissions':'all'}]"),
                wrong(
                        "0.options.1",
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        command(
                                "{'type':3,'name':'a','description':'x'},{'type':3,'name':'b','description':'x','required':true}")),
                wrong(
                        "0.options.1.name",
                        "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED",
                        command("{'type':3,'name':'a','description':'x'},{'type':3,'name':'a','description':'x'}")),
                wrong(
                        "0.options.0.autocomplete",
                        "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE",
                        command(
                                "{'type':3,'name':'a','description':'x','autocomplete':true,'choices':[{'name':'x','value':'x'}]}")),
                wrong(
                        "0.options.0.choices.0.value",
                        "NUMBER_TYPE_COERCE",
                        command("{'type':4,'name':'a','description':'x','choices':[{'name':'x','value':'x'}]}")),
                wrong(
                        "0.options",
                        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                        command("{'type':1,'name':'a','description':'x'},{'type':3,'name':'b','description':'x'}")),
                wrong(
                        "0.options.0.options.0",
                        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                        command(
                                "{'type':1,'name':'a','description':'x','options':[{'type':1,'name':'b','description':'x'}]}")),
                wrong("0.options.0.type", "BASE_TYPE_CHOICES", command("{'type':99,'name':'a','description':'x'}")),
                wrong(
                        "0.options",
                        "BASE_TYPE_BAD_LENGTH",
                        command(IntStream.range(0, 26)
                                .mapToObj(it -> "{'type':3,'name':'a" + it + "','description':'x'}")
                                .reduce((a, b) -> a + "," + b)
                                .orElseThrow())),
                wrong(
                        "0",
                        "APPLICATION_COMMAND_TOO_LARGE",
                        command(IntStream.range(0, 4)
                                .mapToObj(it -> "{'type':3,'name':'a" + it + "','description':'x','choices':["
                                        + times(
                                                25,
                                                "{'name':'" + "n".repeat(40) + "','value':'" + "v".repeat(50) + "'}")
                                        + "]}")
                                .reduce((a, b) -> a + "," + b)
                                .orElseThrow())));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_with_a_mistake_is_refused_at_its_place(String path, String code, String body) {
        var answer = stage.rest("PUT", "/applications/" + Stage.APPLICATION + "/commands", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(at(answer.body().at("errors"), path).at("_errors").toString())
                .contains('"' + code + '"');
    }

    @Test
    void a_hundred_and_one_commands_are_too_many() {
        var commands = IntStream.range(0, 101)
                .mapToObj(it -> "{'name':'c" + it + "','description':'x'}")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();

        assertThat(stage.rest("PUT", "/applications/" + Stage.APPLICATION + "/commands", json("[" + commands + "]"))
                        .body()
                        .at("code")
                        .whole(0))
                .isEqualTo(30032);
    }

    static Stream<String[]> forms() {
        return Stream.of(
                wrong(
                        "title",
                        "BASE_TYPE_MAX_LENGTH",
                        "{'custom_id':'f','title':'" + "x".repeat(46) + "','components':[" + field("a") + "]}"),
                wrong("custom_id", "BASE_TYPE_REQUIRED", "{'title':'x','components':[" + field("a") + "]}"),
                wrong("components", "BASE_TYPE_BAD_LENGTH", form("")),
                wrong("components", "BASE_TYPE_BAD_LENGTH", form(times(6, text("x")))),
                wrong(
                        "components.0.type",
                        "UNION_TYPE_CHOICES",
                        form(row(button("x")).replace("'type':1,", "'type':17,"))),
                wrong("components.0.component", "BASE_TYPE_REQUIRED", form("{'type':18,'label':'x'}")),
                wrong(
                        "components.0.label",
                        "BASE_TYPE_MAX_LENGTH",
                        form("{'type':18,'label':'" + "x".repeat(46)
                                + "','component':{'type':4,'style':1,'custom_id':'a'}}")),
                wrong(
                        "components.0.component.type",
                        "UNION_TYPE_CHOICES",
                        form("{'type':18,'label':'x','component':" + button("x") + "}")),
                wrong(
                        "components.0.component.style",
                        "BASE_TYPE_CHOICES",
                        form("{'type':18,'label':'x','component':{'type':4,'custom_id':'a'}}")),
                wrong(
                        "components.0.component.disabled",
                        "COMPONENT_FIELD_FORBIDDEN",
                        form(
                                "{'type':18,'label':'x','component':{'type':4,'style':1,'custom_id':'a','disabled':true}}")),
                wrong(
                        "components.0.component.options",
                        "BASE_TYPE_BAD_LENGTH",
                        form(
                                "{'type':18,'label':'x','component':{'type':21,'custom_id':'a','options':[{'label':'x','value':'x'}]}}")),
                wrong("components", "COMPONENT_CUSTOM_ID_DUPLICATED", form(field("a") + "," + field("a"))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_with_a_mistake_does_not_open(String path, String code, String data) {
        stage.register("[{\"name\":\"ping\",\"description\":\"Are you there?\"}]");
        stage.says(9, data);

        assertThat(stage.act(Stage.VIEWER, "{\"kind\":\"command\",\"name\":\"ping\"}")
                        .body()
                        .at("kind")
                        .text())
                .isEqualTo("failed");
        assertThat(at(stage.wire().getLast().at("refused").at("errors").at("data"), path)
                        .at("_errors")
                        .toString())
                .contains('"' + code + '"');
    }
}
