package dev.skylark.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Option<String> TEXT = Option.text("text", "Some text", 1, 20);

    @Test
    void a_command_for_everyone_is_not_registered_for_administrators_only() {
        assertThat(registered(command("ping").anywhere()).at("default_member_permissions"))
                .isEqualTo(new Json.Nothing());
        assertThat(registered(command("ping").only(Permission.OPERATOR).deferred())
                        .at("default_member_permissions"))
                .isEqualTo(new Json.Text("16"));
    }

    @Test
    void subcommands_and_groups_are_folded_from_names() {
        var json = Registration.json(Catalogue.of(List.of(
                command("access role").runs(CatalogueTest::nothing),
                command("access list roles").runs(CatalogueTest::nothing),
                command("access list people").runs(CatalogueTest::nothing))));

        assertThat(json.items()).hasSize(1);
        var access = json.items().getFirst();
        assertThat(access.at("options").items())
                .extracting(it -> it.at("name").text() + it.at("type").whole(0))
                .containsExactly("role1", "list2");
        assertThat(access.at("options").items().getLast().at("options").items())
                .extracting(it -> it.at("name").text())
                .containsExactly("roles", "people");
    }

    @Test
    void names_that_discord_does_not_take_are_named() {
        refused("has a name that Discord does not take", command("Ping"));
        refused("has a name that Discord does not take", command("pi!ng"));
        refused("has a name that Discord does not take", command("p".repeat(33)));
        refused("more than three words", command("a b c d"));
    }

    @Test
    void descriptions_are_needed_and_short() {
        refused("needs a description", Command.named("ping", ""));
        refused("needs a description", Command.named("ping", "x".repeat(101)));
    }

    @Test
    void a_required_option_does_not_follow_an_optional_one() {
        refused(
                "required option last",
                command("ping").takes(Option.text("first", "First").optional(), Option.text("last", "Last")));
    }

    @Test
    void no_more_options_than_discord_takes() {
        var many = command("ping");
        IntStream.range(0, 26).forEach(it -> many.takes(Option.text("option" + it, "One of many")));

        refused("more than 25 options", many);
    }

    @Test
    void no_more_commands_than_discord_takes() {
        var many = new ArrayList<Command>();
        IntStream.range(0, 101).forEach(it -> many.add(command("command" + it).runs(CatalogueTest::nothing)));

        assertThatIllegalStateException().isThrownBy(() -> Catalogue.of(many)).withMessageContaining("101");
    }

    @Test
    void no_command_is_longer_than_discord_takes() {
        var long25 = new ArrayList<Command>();
        for (int it = 0; it < 25; it++) {
            var one = Command.named("access command" + it, "d".repeat(100));
            for (int option = 0; option < 4; option++) {
                one.takes(Option.text("option" + option, "x".repeat(80)).optional());
            }
            long25.add(one.runs(CatalogueTest::nothing));
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> Catalogue.of(long25))
                .withMessageContaining("Discord takes 8,000");
    }

    @Test
    void a_command_is_there_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Catalogue.of(List.of(
                        command("ping").runs(CatalogueTest::nothing),
                        command("ping").runs(CatalogueTest::nothing))))
                .withMessageContaining("is there twice");
    }

    @Test
    void a_command_has_no_subcommands() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Catalogue.of(List.of(
                        command("access").runs(CatalogueTest::nothing),
                        command("access role").runs(CatalogueTest::nothing))))
                .withMessageContaining("one or the other");
    }

    @Test
    void what_the_front_door_cannot_prove_is_deferred() {
        refused("it must be deferred", command("stop").only(Permission.OPERATOR));
        refused("it must be deferred", command("stop").confirms(_ -> Message.warning("Stop?")));
    }

    @Test
    void choices_and_autocomplete_exclude_each_other() {
        refused(
                "has choices and autocomplete",
                command("ping")
                        .takes(Option.choice("who", "Who", Permission.class).suggesting((_, _) -> List.of())));
    }

    private static Command.Draft command(String name) {
        return Command.named(name, "Does something").takes();
    }

    private static Reply nothing(Call call) {
        return Reply.whisper(Message.good(call.command()));
    }

    private static Json registered(Command.Draft draft) {
        return Registration.json(Catalogue.of(List.of(draft.takes(TEXT).runs(CatalogueTest::nothing))))
                .items()
                .getFirst();
    }

    private static void refused(String why, Command.Draft draft) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Catalogue.of(List.of(draft.runs(CatalogueTest::nothing))))
                .withMessageContaining(why);
    }
}
