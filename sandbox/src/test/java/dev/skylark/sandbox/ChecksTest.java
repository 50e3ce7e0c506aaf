package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that Discord refuses, with the place and the code of the mistake. */
class ChecksTest {

    private static final String LONG = "x".repeat(5000);

    private Stage stage;

    @BeforeEach
    void open(@TempDir Path home) {
        stage = new Stage(home);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    static Stream<String[]> messages() {
        return Stream.of(
                wrong("content", "BASE_TYPE_MAX_LENGTH", "{'content':'" + LONG + "'}"),
                wrong("content", "STRING_TYPE_CONVERT", "{'content':{}}"),
                wrong("flags", "MESSAGE_FLAGS_INVALID", "{'content':'x','flags':128}"),
                wrong("flags", "NUMBER_TYPE_COERCE", "{'content':'x','flags':'many'}"),
                wrong("embeds", "BASE_TYPE_BAD_LENGTH", "{'embeds':[" + times(11, "{'title':'x'}") + "]}"),
                wrong("embeds", "MAX_EMBED_SIZE_EXCEEDED", "{'embeds':[" + times(2, embed(3500)) + "]}"),
                wrong("embeds.0.fields.0.value", "BASE_TYPE_REQUIRED", "{'embeds':[{'fields':[{'name':'x'}]}]}"),
                wrong("content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", v2(text("x"), "'content':'x'")),
                wrong("embeds", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", v2(text("x"), "'embeds':[{}]")),
                wrong("components.0.type", "UNION_TYPE_CHOICES", "{'components':[" + text("x") + "]}"),
                wrong(
                        "components.0.type",
                        "UNION_TYPE_CHOICES",
                        v2("{'type':2,'style':1,'label':'x','custom_id':'x'}")),
                wrong("components.0.type", "UNION_TYPE_CHOICES", v2("{}")),
                wrong("components.0.components.0.type", "UNION_TYPE_CHOICES", v2(container(container(text("x"))))),
                wrong("components", "BASE_TYPE_BAD_LENGTH", v2(times(41, text("x")))),
                wrong("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", v2(container(times(40, text("x"))))),
                wrong("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", v2(times(2, text("y".repeat(2001))))),
                wrong("components.0.content", "BASE_TYPE_BAD_LENGTH", v2(text(""))),
                wrong(
                        "components.0.accent_color",
                        "NUMBER_TYPE_MAX",
                        v2("{'type':17,'accent_color':16777216,'components':[" + text("x") + "]}")),
                wrong("components.0.components", "BASE_TYPE_REQUIRED", v2("{'type':17}")),
                wrong("components.0.spacing", "NUMBER_TYPE_MAX", v2("{'type':14,'spacing':3}")),
                wrong("components.0.items", "BASE_TYPE_BAD_LENGTH", v2("{'type':12,'items':[]}")),
                wrong(
                        "components.0.items.0.media.url",
                        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                        v2("{'type':12,'items':[{'media':{'url':'attachment://a.png'}}]}")),
                wrong(
                        "components.0.file.url",
                        "URL_TYPE_INVALID_SCHEME",
                        v2("{'type':13,'file':{'url':'https://example.com/a'}}")),
                wrong(
                        "components.0.accessory",
                        "BASE_TYPE_REQUIRED",
                        v2("{'type':9,'components':[" + text("x") + "]}")),
                wrong(
                        "components.0.components",
                        "BASE_TYPE_BAD_LENGTH",
                        v2("{'type':9,'components':[" + times(4, text("x")) + "],'accessory':" + button("a") + "}")),
                wrong(
                        "components.0.components.0.label",
                        "BASE_TYPE_MAX_LENGTH",
                        v2(row("{'type':2,'style':1,'custom_id':'a','label':'" + "x".repeat(81) + "'}"))),
                wrong("components.0.components.0.custom_id", "BASE_TYPE_MAX_LENGTH", v2(row(button("x".repeat(101))))),
                wrong("components.0.components.0.custom_id", "BASE_TYPE_BAD_LENGTH", v2(row(button("")))),
                wrong(
                        "components.0.components.0.custom_id",
                        "BASE_TYPE_REQUIRED",
                        v2(row("{'type':2,'style':1,'label':'x'}"))),
                wrong(
                        "components.0.components.0.custom_id",
                        "COMPONENT_FIELD_FORBIDDEN",
                        v2(row("{'type':2,'style':5,'label':'x','url':'https://example.com','custom_id':'x'}"))),
                wrong(
                        "components.0.components.0.style",
                        "BASE_TYPE_CHOICES",
                        v2(row("{'type':2,'style':9,'label':'x','custom_id':'x'}"))),
                wrong(
                        "components.0.components.0",
                        "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
                        v2(row("{'type':2,'style':1,'custom_id':'x'}"))),
                wrong(
                        "components.0.components",
                        "BASE_TYPE_BAD_LENGTH",
                        v2(row(IntStream.range(0, 6)
                                .mapToObj(it -> button("b" + it))
                                .reduce((a, b) -> a + "," + b)
                                .orElseThrow()))),
                wrong("components.0.components", "BASE_TYPE_BAD_LENGTH", v2(row(""))),
                wrong(
                        "components.0.components",
                        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                        v2(row(button("a") + "," + select("s", 1)))),
                wrong("components", "COMPONENT_CUSTOM_ID_DUPLICATED", v2(row(button("a") + "," + button("a")))),
                wrong("components.0.components.0.options", "BASE_TYPE_BAD_LENGTH", v2(row(select("s", 26)))),
                wrong(
                        "components.0.components.0.max_values",
                        "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE",
                        v2(row("{'type':3,'custom_id':'s','max_values':2,'options':[{'label':'x','value':'x'}]}"))),
                wrong(
                        "components.0.components.0.options.1.value",
                        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                        v2(
                                row(
                                        "{'type':3,'custom_id':'s','options':[{'label':'x','value':'x'},{'label':'y','value':'x'}]}"))),
                wrong(
                        "components.0.components.0.placeholder",
                        "BASE_TYPE_MAX_LENGTH",
                        v2(row("{'type':5,'custom_id':'s','placeholder':'" + "x".repeat(151) + "'}"))),
                wrong(
                        "components.0.components.0.default_values.0.type",
                        "BASE_TYPE_CHOICES",
                        v2(
                                row(
                                        "{'type':5,'custom_id':'s','default_values':[{'id':'900000000000000201','type':'cat'}]}"))),
                wrong(
                        "allowed_mentions.parse.0",
                        "BASE_TYPE_CHOICES",
                        "{'content':'x','allowed_mentions':{'parse':['all']}}"),
                wrong(
                        "allowed_mentions.users",
                        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                        "{'content':'x','allowed_mentions':{'parse':['users'],'users':['900000000000000201']}}"),
                wrong(
                        "allowed_mentions.roles.0",
                        "NUMBER_TYPE_COERCE",
                        "{'content':'x','allowed_mentions':{'roles':['admins']}}"),
                wrong("allowed_mentions", "MODEL_TYPE_CONVERT", "{'content':'x','allowed_mentions':[]}"),
                wrong(
                        "attachments.0.id",
                        "ATTACHMENT_NOT_FOUND",
                        "{'content':'x','attachments':[{'id':0,'filename':'a.png'}]}"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_message_with_a_mistake_is_refused_at_its_place(String path, String code, String body) {
        stage.post("/sandbox/clock", "{\"advance\":\"PT10S\"}");

        var answer = stage.rest("POST", "/channels/" + Stage.GENERAL + "/messages", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("code").whole(0)).isEqualTo(50035);
        assertThat(at(answer.body().at("errors"), path).at("_errors").toString())
                .contains('"' + code + '"');
        assertThat(stage.shown(Stage.GENERAL)).isEmpty();
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

    private static Json at(Json errors, String path) {
        var here = errors;
        for (var part : path.split("\\.", -1)) {
            here = here.at(part);
        }
        return here;
    }

    private static String[] wrong(String path, String code, String body) {
        return new String[] {path, code, json(body)};
    }

    private static String json(String body) {
        return body.replace('\'', '"');
    }

    private static String times(int count, String what) {
        return Stream.generate(() -> what)
                .limit(count)
                .reduce((a, b) -> a + "," + b)
                .orElse("");
    }

    private static String v2(String components, String... more) {
        return "{'flags':32768,'components':[" + components + "]" + (more.length == 0 ? "" : "," + more[0]) + "}";
    }

    private static String text(String content) {
        return "{'type':10,'content':'" + content + "'}";
    }

    private static String container(String inside) {
        return "{'type':17,'components':[" + inside + "]}";
    }

    private static String row(String inside) {
        return "{'type':1,'components':[" + inside + "]}";
    }

    private static String button(String id) {
        return "{'type':2,'style':1,'label':'x','custom_id':'" + id + "'}";
    }

    private static String select(String id, int options) {
        var all = IntStream.range(0, options)
                .mapToObj(it -> "{'label':'x','value':'" + it + "'}")
                .reduce((a, b) -> a + "," + b)
                .orElse("");
        return "{'type':3,'custom_id':'" + id + "','options':[" + all + "]}";
    }

    private static String embed(int length) {
        return "{'description':'" + "x".repeat(length) + "'}";
    }

    private static String command(String options) {
        return "[{'name':'x','description':'x','options':[" + options + "]}]";
    }

    private static String form(String rows) {
        return "{'custom_id':'f','title':'x','components':[" + rows + "]}";
    }

    private static String field(String id) {
        return "{'type':18,'label':'x','component':{'type':4,'style':1,'custom_id':'" + id + "'}}";
    }
}
