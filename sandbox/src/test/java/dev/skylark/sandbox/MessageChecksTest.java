package dev.skylark.sandbox;

import static dev.skylark.sandbox.Wrong.at;
import static dev.skylark.sandbox.Wrong.button;
import static dev.skylark.sandbox.Wrong.container;
import static dev.skylark.sandbox.Wrong.embed;
import static dev.skylark.sandbox.Wrong.row;
import static dev.skylark.sandbox.Wrong.select;
import static dev.skylark.sandbox.Wrong.text;
import static dev.skylark.sandbox.Wrong.times;
import static dev.skylark.sandbox.Wrong.v2;
import static dev.skylark.sandbox.Wrong.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that Discord refuses, with the place and the code of the mistake. */
class MessageChecksTest {

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
}
