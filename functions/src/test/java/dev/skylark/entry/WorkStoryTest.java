package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.access.Audit;
import dev.skylark.access.AuditEntry.Result;
import dev.skylark.access.DynamoAudit;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.discord.Block;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Reply.Where;
import dev.skylark.discord.Tone;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.work.DynamoClaims;
import dev.skylark.work.Workbench.NotFinished;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class WorkStoryTest {

    private final House house = new House();
    private final String guild = House.newId();
    private final Somebody owner = Somebody.in(House.OWNER_GUILD, Somebody.ADMINISTRATOR);
    private final Somebody admin = Somebody.in(guild, Somebody.MANAGE_GUILD);
    private final Somebody viewer = Somebody.in(guild, Somebody.USE_COMMANDS);

    @Test
    void the_same_interaction_delivered_five_times_at_once_has_one_effect() throws Exception {
        allow(guild);
        var interaction = admin.types("access quota", "person", "7");
        house.told.clear();
        for (int delivery = 0; delivery < 5; delivery++) {
            house.answer(interaction);
        }
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var deliveries = house.orders.stream()
                    .map(order -> (Callable<Boolean>) () -> {
                        try {
                            house.work.accept(Json.read(order));
                            return true;
                        } catch (NotFinished heldByAnother) {
                            return false;
                        }
                    })
                    .toList();
            for (var done : people.invokeAll(deliveries)) {
                done.get();
            }
        }

        assertThat(house.told).hasSize(1);
        assertThat(auditOf(guild, "access quota")).containsExactly(Result.DONE);
    }

    @Test
    void what_fails_is_tried_again_and_the_person_is_told_meanwhile() {
        allow(guild);
        house.answer(admin.types("feature list"));
        var order = house.orders.remove();
        house.discordIsUp = false;

        assertThatThrownBy(() -> house.work.accept(Json.read(order))).isInstanceOf(NotFinished.class);
        house.discordIsUp = true;
        house.told.clear();
        house.work.accept(Json.read(order));

        assertThat(house.told)
                .extracting(it -> house.message(it.reply()).title())
                .containsExactly("/feature list is done");
        house.told.clear();
        house.work.accept(Json.read(order));
        assertThat(house.told).as("told once").isEmpty();
    }

    @Test
    void when_all_tries_are_used_the_persons_message_says_so() {
        allow(guild);
        house.answer(admin.types("feature list"));
        var order = Json.read(house.orders.remove());
        var failure = Json.fields().with("requestPayload", order).toString();
        house.told.clear();

        house.work.accept(Json.fields()
                .with("Records", List.of(Json.fields().with("Sns", Json.fields().with("Message", failure)))));

        assertThat(house.message(house.told.getLast().reply()).blocks().toString())
                .contains("failed every time it was tried");
        assertThat(auditOf(guild, "feature list")).containsExactly(Result.FAILED);
        house.told.clear();
        house.work.accept(order);
        assertThat(house.told).as("a late delivery changes nothing").isEmpty();
    }

    @Test
    void somebody_who_died_at_work_does_not_hold_it_for_ever() {
        allow(guild);
        house.answer(admin.types("feature list"));
        var order = Json.read(house.orders.remove());
        var claims = new DynamoClaims(new Rows(() -> House.dynamo(), () -> EmbeddedDynamo.name(Table.WORK)));
        var key = "order#" + order.at("interaction").at("id").text();
        claims.take(guild, key, house.now(), house.now().plusSeconds(70));

        assertThatThrownBy(() -> house.work.accept(order)).isInstanceOf(NotFinished.class);
        house.pass(Duration.ofSeconds(71));
        house.told.clear();
        house.work.accept(order);

        assertThat(house.told).hasSize(1);
    }

    @Test
    void an_answer_that_died_on_its_way_is_brought_and_the_work_not_repeated() {
        allow(guild);
        house.answer(admin.types("access quota", "person", "7"));
        var order = Json.read(house.orders.remove());
        var claims = new DynamoClaims(new Rows(() -> House.dynamo(), () -> EmbeddedDynamo.name(Table.WORK)));
        claims.ran(
                guild,
                "order#" + order.at("interaction").at("id").text(),
                house.now().plusSeconds(70));
        house.told.clear();

        assertThatThrownBy(() -> house.work.accept(order)).isInstanceOf(NotFinished.class);
        house.pass(Duration.ofSeconds(71));
        house.work.accept(order);

        assertThat(house.told)
                .extracting(it -> house.message(it.reply()).title())
                .containsExactly("/access quota is done");
        assertThat(auditOf(guild, "access quota")).isEmpty();
    }

    @Test
    void a_press_while_the_first_is_running_is_told_so() {
        allow(guild);
        var claims = new DynamoClaims(new Rows(() -> House.dynamo(), () -> EmbeddedDynamo.name(Table.WORK)));
        claims.take(guild, "press#800000000000000001", house.now(), house.now().plusSeconds(70));

        var reply = house.says(admin.presses(">feature on|feature=audit"));

        assertThat(house.message(reply).title()).isEqualTo("Already at work");
    }

    @Test
    void a_refusal_after_a_public_thinking_is_a_whisper() {
        allow(guild);

        var reply = house.says(viewer.types("access quota"));

        assertThat(reply).isInstanceOf(Reply.Whisper.class);
        assertThat(house.told.getLast().where()).isEqualTo(Where.IN_CHANNEL);
        assertThat(house.message(reply).tone()).isEqualTo(Tone.BAD);
        assertThat(text(reply)).contains("`/access quota` is for admins; you are viewer", "`/access role`");
        assertThat(auditOf(guild, "access quota")).containsExactly(Result.REFUSED);
    }

    @Test
    void a_stranger_asks_and_is_let_in_and_welcomed() {
        var first = house.says(viewer.types("feature list"));
        assertThat(text(first)).contains("not on the list", "?access ask");

        var asked = house.says(admin.submits(
                ">access ask", "name", "Chess club", "purpose", "Start our chess servers", "people", "40"));
        assertThat(house.message(asked).title()).isEqualTo("Your request is on its way");
        var card = house.told.get(house.told.size() - 2);
        assertThat(card.to()).isEqualTo(House.OWNER_CHANNEL);
        assertThat(text(card.reply())).contains("Chess club", "40", "access allow|server=" + guild);

        assertThat(house.message(house.says(admin.submits(
                                ">access ask", "name", "Chess club", "purpose", "Once more please", "people", "40")))
                        .title())
                .isEqualTo("Your request is waiting");

        var allowed = house.says(owner.presses(">access allow|server=" + guild));
        assertThat(house.message(allowed).title()).isEqualTo("Chess club may use Skylark");
        var welcome = house.told.get(house.told.size() - 2);
        assertThat(house.message(welcome.reply()).title()).isEqualTo("Welcome to Skylark");

        assertThat(house.message(house.says(viewer.types("feature list"))).title())
                .isEqualTo("Features in this server");
    }

    @Test
    void a_guild_that_is_denied_is_told_why_and_stays_out() {
        house.says(admin.submits(
                ">access ask", "name", "Spam & Co", "purpose", "Sell things to people", "people", "9000"));
        assertThat(text(house.told.get(house.told.size() - 2).reply())).contains("More than 500 users");

        var preview = house.says(owner.types("access deny", "server", guild, "reason", "Too many"));
        assertThat(house.message(preview).title()).isEqualTo("Refuse server " + guild + "?");
        house.says(owner.presses(button(preview, 0)));

        assertThat(text(house.told.get(house.told.size() - 2).reply())).contains("turned down", "Too many");
        assertThat(text(house.says(viewer.types("feature list")))).contains("was turned down");
    }

    @Test
    void only_the_owners_guild_decides_who_gets_in() {
        allow(guild);
        var administrator = Somebody.in(guild, Somebody.ADMINISTRATOR);

        assertThat(text(house.says(administrator.types("access allow", "server", House.newId()))))
                .contains("for the people who run this Skylark");
    }

    @Test
    void a_dangerous_command_shows_what_will_happen_and_asks() {
        allow(guild);

        var preview = house.says(admin.types("feature off", "feature", "audit"));
        assertThat(house.message(preview).title()).isEqualTo("Switch “audit” off?");
        assertThat(text(preview)).contains("`/audit`");
        assertThat(auditOf(guild, "feature off")).containsExactly(Result.ASKED);

        house.says(viewer.presses(button(preview, 0)));
        assertThat(text(house.told.getLast().reply())).contains("for admins");

        assertThat(house.message(house.says(admin.presses(button(preview, 0)))).title())
                .isEqualTo("“audit” is off");
        assertThat(text(house.says(admin.types("audit")))).contains("switched off in this server");
    }

    @Test
    void a_confirmation_from_long_ago_asks_again() {
        allow(guild);
        var preview = house.says(admin.types("feature off", "feature", "audit"));
        house.pass(Duration.ofMinutes(11));

        var again = house.says(admin.presses(button(preview, 0)));

        assertThat(house.message(again).title()).isEqualTo("Switch “audit” off?");
    }

    @Test
    void where_the_guild_wants_it_a_second_person_agrees_once() {
        allow(guild);
        house.says(admin.types("access approvals", "command", "feature off"));
        var asked = house.says(admin.types("feature off", "feature", "audit"));
        var agree = button(asked, 0);

        assertThat(text(house.says(admin.presses(agree)))).contains("it takes another person");
        assertThat(text(house.says(viewer.presses(agree)))).contains("for admins");

        var another = Somebody.in(guild, Somebody.MANAGE_GUILD);
        var done = house.says(another.presses(agree));
        assertThat(house.message(done).title()).isEqualTo("“audit” is off");
        assertThat(text(done)).contains("<@" + admin.id() + ">", "<@" + another.id() + ">");
        assertThat(text(house.says(another.presses(agree)))).contains("has expired");
    }

    @Test
    void an_old_confirmation_does_not_get_round_the_second_person() {
        allow(guild);
        var preview = house.says(admin.types("feature off", "feature", "audit"));
        house.says(admin.types("access approvals", "command", "feature off"));

        var reply = house.says(admin.presses(button(preview, 0)));

        assertThat(text(reply)).contains("takes a second person");
    }

    @Test
    void an_approval_that_nobody_used_in_time_is_gone() {
        allow(guild);
        house.says(admin.types("access approvals", "command", "feature off"));
        var asked = house.says(admin.types("feature off", "feature", "audit"));
        house.pass(Duration.ofMinutes(31));

        assertThat(text(house.says(Somebody.in(guild, Somebody.MANAGE_GUILD).presses(button(asked, 0)))))
                .contains("has expired");
    }

    @Test
    void rights_follow_roles_once_a_guild_has_given_them() {
        allow(guild);
        house.says(admin.types("access role", "role", "900000000000000777", "permission", "viewer"));

        assertThat(text(house.says(viewer.types("feature list")))).contains("is for viewers; you are everyone");
        assertThat(house.message(
                                house.says(viewer.withRole("900000000000000777").types("feature list")))
                        .title())
                .isEqualTo("Features in this server");
        assertThat(house.message(house.says(admin.types("feature list"))).title())
                .as("nobody locks out who may manage the server")
                .isEqualTo("Features in this server");
    }

    @Test
    void a_person_who_is_too_fast_waits_and_the_others_do_not() {
        allow(guild);
        house.says(admin.types("access quota", "person", "3"));

        for (int use = 0; use < 3; use++) {
            assertThat(house.message(house.says(viewer.types("feature list"))).title())
                    .isEqualTo("Features in this server");
        }
        assertThat(text(house.says(viewer.types("feature list")))).contains("everybody has 3 commands a minute");
        var other = Somebody.in(guild, Somebody.USE_COMMANDS);
        assertThat(house.message(house.says(other.types("feature list"))).title())
                .isEqualTo("Features in this server");
        house.pass(Duration.ofSeconds(21));
        assertThat(house.message(house.says(viewer.types("feature list"))).title())
                .isEqualTo("Features in this server");
    }

    @Test
    void the_audit_is_paged_and_filtered_and_taken_home() {
        allow(guild);
        for (int use = 0; use < 12; use++) {
            house.says(viewer.types("feature list"));
        }
        house.says(viewer.types("access quota"));

        var page = house.message(house.says(admin.types("audit", "person", viewer.id())));
        assertThat(page.blocks()).hasSize(11);
        var next = button(Reply.say(page), 1);
        assertThat(house.message(house.says(admin.presses(next))).blocks()).hasSize(4);

        var refused = house.message(house.says(admin.types("audit", "result", "refused")));
        assertThat(refused.blocks()).hasSize(2);

        var file = house.message(house.says(admin.types("audit", "file", "true")));
        assertThat(new String(file.files().getFirst().bytes(), StandardCharsets.UTF_8).lines())
                .hasSizeGreaterThan(13)
                .first()
                .isEqualTo("at,person,name,command,options,target,result,detail,milliseconds,request");
    }

    @Test
    void a_secret_typed_by_mistake_does_not_stand_in_the_audit() {
        allow(guild);
        house.says(admin.types("access role", "role", "1", "permission", "viewer", "tags", "password=hunter2hunter2"));

        var file = house.message(house.says(admin.types("audit", "file", "true")));
        assertThat(new String(file.files().getFirst().bytes(), StandardCharsets.UTF_8))
                .contains("access role")
                .doesNotContain("hunter2");
        assertThat(house.journal.toString(StandardCharsets.UTF_8)).doesNotContain("hunter2");
    }

    @Test
    void guilds_do_not_see_each_other() {
        allow(guild);
        var other = House.newId();
        allow(other);
        house.says(admin.types("access quota", "person", "99"));

        var theirs = Somebody.in(other, Somebody.MANAGE_GUILD);
        assertThat(text(house.says(theirs.types("access quota")))).contains("value=20");
        assertThat(text(house.says(theirs.types("audit")))).doesNotContain(admin.id());
    }

    @Test
    void the_wizard_keeps_what_is_chosen() {
        allow(guild);
        var overview = house.says(admin.types("setup"));
        assertThat(house.message(overview).title()).isEqualTo("Set Skylark up");

        house.says(admin.chooses(">setup channel|purpose=alerts|channel=*", "900000000000000102"));
        var region = house.says(
                admin.submits(">setup region", "zone", "Europe/Berlin", "currency", "eur", "language", "de"));
        assertThat(text(region)).contains("Europe/Berlin · EUR · de");
        house.says(admin.chooses(">setup role|permission=operator|role=*", "900000000000000555"));

        assertThat(text(house.says(admin.types("setup"))))
                .contains("<#900000000000000102>", "Europe/Berlin · EUR · de", "<@&900000000000000555>");
    }

    @Test
    void a_zone_that_is_none_is_named_back() {
        allow(guild);

        assertThat(text(house.says(
                        admin.submits(">setup region", "zone", "Middle Earth", "currency", "EUR", "language", "en"))))
                .contains("“Middle Earth” is not a time zone");
    }

    @Test
    void a_button_of_an_older_version_says_so() {
        assertThat(house.answer(admin.presses("start_server_button")).toString())
                .contains("older version");
    }

    private void allow(String which) {
        house.says(owner.types("access allow", "server", which));
    }

    private List<Result> auditOf(String which, String command) {
        var audit = new DynamoAudit(new Rows(() -> House.dynamo(), () -> EmbeddedDynamo.name(Table.AUDIT)));
        var filter = new Audit.Filter(Optional.empty(), Optional.of(command), Optional.empty(), Instant.EPOCH);
        return audit.page(which, filter, 50, Optional.empty()).entries().stream()
                .map(it -> it.result())
                .toList();
    }

    private String text(Reply reply) {
        Message message = house.message(reply);
        return message.title() + " " + message.blocks();
    }

    private String button(Reply reply, int index) {
        return house.message(reply).blocks().stream()
                .filter(it -> it instanceof Block.Buttons)
                .flatMap(it -> ((Block.Buttons) it).buttons().stream())
                .toList()
                .get(index)
                .target();
    }
}
