package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the door is asked when a person does something: literally what Discord would send. */
class ActsTest {

    private static final String COMMANDS = """
            [{"name":"ping","description":"Are you there?","default_member_permissions":null},
             {"name":"access","description":"Who may","default_member_permissions":"32","contexts":[0],"options":[
               {"type":1,"name":"role","description":"Give a right to a role","options":[
                 {"type":8,"name":"role","description":"Which","required":true},
                 {"type":3,"name":"permission","description":"What","required":true,
                  "choices":[{"name":"Operator","value":"operator"},{"name":"Viewer","value":"viewer"}]}]}]},
             {"name":"try","description":"Everything","options":[
               {"type":2,"name":"all","description":"All kinds","options":[
                 {"type":1,"name":"kinds","description":"All","options":[
                   {"type":4,"name":"count","description":"1 to 9","min_value":1,"max_value":9},
                   {"type":10,"name":"amount","description":"Any"},
                   {"type":5,"name":"sure","description":"Yes or no"},
                   {"type":6,"name":"who","description":"Somebody"},
                   {"type":7,"name":"where","description":"A text channel","channel_types":[0]},
                   {"type":3,"name":"word","description":"Short","min_length":2,"max_length":5},
                   {"type":11,"name":"file","description":"A file"}]}]}]},
             {"name":"secret","description":"Administrators only","default_member_permissions":"0"},
             {"name":"help","description":"Help","options":[
               {"type":3,"name":"command","description":"Which","autocomplete":true}]}]""";

    private Stage stage;

    @BeforeEach
    void open(@TempDir Path home) {
        stage = new Stage(home).says(4, Stage.HELLO);
        stage.register(COMMANDS);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_command_comes_with_every_field_that_discord_documents() {
        stage.act(Stage.OPERATOR, "{\"kind\":\"command\",\"name\":\"ping\"}");

        assertThat(masked(stage.asked.getLast())).isEqualTo("""
                {"id":"#","application_id":"900000000000000000","type":2,"token":"#","version":1,\
                "data":{"id":"#","name":"ping","type":1},\
                "channel":{"id":"900000000000000101","type":0,"flags":0,"guild_id":"900000000000000001",\
                "name":"general","parent_id":null,"position":0,"nsfw":false,"permission_overwrites":[],\
                "last_message_id":null,"topic":null,"rate_limit_per_user":0,"permissions":"277028654096"},\
                "channel_id":"900000000000000101","locale":"en-US","entitlements":[],\
                "attachment_size_limit":10485760,"guild_id":"900000000000000001",\
                "guild":{"id":"900000000000000001","locale":"en-US","features":[]},"guild_locale":"en-US",\
                "member":{"avatar":null,"banner":null,"nick":null,"roles":["900000000000000303"],\
                "joined_at":"2026-01-05T09:00:00.000000+00:00","premium_since":null,\
                "communication_disabled_until":null,"unusual_dm_activity_until":null,"flags":0,"pending":false,\
                "user":{"id":"900000000000000203","username":"operator","discriminator":"0",\
                "global_name":"operator","avatar":null,"avatar_decoration_data":null,"primary_guild":null,"flags":0,"public_flags":0},\
                "permissions":"277028654096","deaf":false,"mute":false},\
                "app_permissions":"#","authorizing_integration_owners":{"0":"900000000000000001"},"context":0}""");
    }

    @Test
    void options_nest_and_name_what_they_stand_for() {
        stage.act(Stage.ADMIN, """
                {"kind":"command","name":"access role",
                 "options":{"permission":"operator","role":"900000000000000305"}}""");

        assertThat(masked(stage.asked.getLast().at("data"))).isEqualTo("""
                {"id":"#","name":"access","type":1,"options":[{"name":"role","type":1,"options":[\
                {"name":"role","type":8,"value":"900000000000000305"},\
                {"name":"permission","type":3,"value":"operator"}]}],\
                "resolved":{"roles":{"900000000000000305":{"id":"900000000000000305","name":"Game crew",\
                "color":15844367,"colors":{"primary_color":15844367,"secondary_color":null,"tertiary_color":null},\
                "hoist":false,"icon":null,"unicode_emoji":null,"position":3,"permissions":"0","managed":false,\
                "mentionable":true,"flags":0}}}}""");
    }

    @Test
    void every_kind_of_value_has_its_own_type() {
        stage.act(Stage.VIEWER, """
                {"kind":"command","name":"try all kinds","options":{"count":"7","amount":"2.5","sure":"true",
                 "who":"900000000000000202","where":"900000000000000102","word":"abc"},
                 "attachments":{"file":{"filename":"my notes.txt","content_type":"text/plain","base64":"aGVsbG8="}}}""");

        var kinds = stage.asked.getLast().at("data").at("options").items().getFirst();
        assertThat(kinds.at("type").whole(0)).isEqualTo(2);
        assertThat(kinds.at("options").items().getFirst().at("options").toString())
                .startsWith("""
                [{"name":"count","type":4,"value":7},{"name":"amount","type":10,"value":2.5},\
                {"name":"sure","type":5,"value":true},{"name":"who","type":6,"value":"900000000000000202"},\
                {"name":"where","type":7,"value":"900000000000000102"},{"name":"word","type":3,"value":"abc"},\
                {"name":"file","type":11,"value":""");
        var resolved = stage.asked.getLast().at("data").at("resolved");
        assertThat(resolved.at("users").at(Stage.ADMIN).at("username").text()).isEqualTo("admin");
        assertThat(resolved.at("members").at(Stage.ADMIN).members()).containsKeys("roles", "permissions", "joined_at");
        assertThat(resolved.at("members").at(Stage.ADMIN).members()).doesNotContainKeys("user", "deaf", "mute");
        assertThat(resolved.at("channels").at("900000000000000102").at("name").text())
                .isEqualTo("alerts");
        var file = resolved.at("attachments").members().values().iterator().next();
        assertThat(file.at("filename").text()).isEqualTo("my_notes.txt");
        assertThat(file.at("size").whole(0)).isEqualTo(5);
        assertThat(stage.get(file.at("url").text()).raw().body()).isEqualTo("hello");
    }

    @Test
    void what_is_being_typed_is_marked_as_focused() {
        stage.says(8, "{\"choices\":[{\"name\":\"/ping\",\"value\":\"ping\"}]}");

        var seen = stage.act(Stage.NOBODY, """
                {"kind":"autocomplete","name":"help","options":{"command":"pi"},"focused":"command"}""");

        assertThat(seen.body().toString())
                .isEqualTo("{\"kind\":\"choices\",\"choices\":[{\"name\":\"/ping\",\"value\":\"ping\"}]}");
        assertThat(stage.asked.getLast().at("type").whole(0)).isEqualTo(4);
        assertThat(stage.asked.getLast().at("data").at("options").toString())
                .isEqualTo("[{\"name\":\"command\",\"type\":3,\"value\":\"pi\",\"focused\":true}]");
    }

    @Test
    void alone_with_the_bot_there_is_a_user_and_no_guild() {
        var direct = stage.rest("POST", "/users/@me/channels", "{\"recipient_id\":\"" + Stage.VIEWER + "\"}")
                .body();

        stage.post("/sandbox/act", """
                {"channel":"%s","member":"%s","do":{"kind":"command","name":"ping"}}""".formatted(direct.at("id").text(), Stage.VIEWER));

        var asked = stage.asked.getLast();
        assertThat(asked.at("user").at("id").text()).isEqualTo(Stage.VIEWER);
        assertThat(asked.members()).doesNotContainKeys("guild_id", "guild", "member", "guild_locale");
        assertThat(asked.at("context").whole(-1)).isEqualTo(1);
        assertThat(asked.at("authorizing_integration_owners").toString()).isEqualTo("{\"0\":\"0\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nobody   | {"kind":"command","name":"nothing"}                                                       | There is no command /nothing.
            viewer   | {"kind":"command","name":"access role"}                                                   | /access is hidden from viewer, who lacks the permissions 32.
            admin    | {"kind":"command","name":"secret"}                                                        | /secret is hidden from admin, who lacks the permissions 0.
            admin    | {"kind":"command","name":"access"}                                                        | /access needs one more word.
            admin    | {"kind":"command","name":"access role"}                                                   | /access role needs the option role.
            admin    | {"kind":"command","name":"access role","options":{"role":"900000000000000305","permission":"king"}} | The option permission has no choice king.
            viewer   | {"kind":"command","name":"ping","options":{"x":1}}                                        | /ping has no option x.
            viewer   | {"kind":"command","name":"try all kinds","options":{"count":10}}                          | The option count takes numbers up to 9, not 10.
            viewer   | {"kind":"command","name":"try all kinds","options":{"count":1.5}}                         | The option count takes a whole number, not 1.5.
            viewer   | {"kind":"command","name":"try all kinds","options":{"count":"many"}}                      | The option count takes a number, not many.
            viewer   | {"kind":"command","name":"try all kinds","options":{"word":"a"}}                          | The option word takes 2 to 5 characters, not 1.
            viewer   | {"kind":"command","name":"try all kinds","options":{"who":"17"}}                          | There is nobody with the id 17.
            viewer   | {"kind":"command","name":"try all kinds","options":{"where":"900000000000000111"}}        | The channel Lounge is not of a kind that can be chosen here.
            viewer   | {"kind":"autocomplete","name":"ping","focused":"x"}                                       | /ping suggests nothing for the option x.
            viewer   | {"kind":"press","message":"1","custom_id":"x"}                                            | There is no message 1 that this person sees here.
            viewer   | {"kind":"submit","modal":"x","values":{}}                                                 | The form x is not open.
            viewer   | {"kind":"dance"}                                                                          | "do"."kind" is command, autocomplete, press, select or submit.
            """)
    void what_discords_client_would_not_let_a_person_do_never_reaches_the_door(String who, String act, String why) {
        var ids = Map.of("nobody", Stage.NOBODY, "viewer", Stage.VIEWER, "admin", Stage.ADMIN);

        var answer = stage.act(Objects.requireNonNull(ids.get(who)), act);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("error").text()).isEqualTo(why);
        assertThat(stage.asked).isEmpty();
    }

    /** Ids and tokens differ each time, and how the bot's rights are put together is not what this is about. */
    private static String masked(Json json) {
        return json.toString()
                .replaceAll("\"id\":\"(?!9000000)\\d+\"", "\"id\":\"#\"")
                .replaceAll("\"token\":\"[\\w-]+\"", "\"token\":\"#\"")
                .replaceAll("\"app_permissions\":\"\\d+\"", "\"app_permissions\":\"#\"");
    }
}
