package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Packed;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Place;
import dev.skylark.json.Json;
import dev.skylark.timer.Job;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What failed for good is read, done again and thrown away. */
final class DeadLettersStoryTest {

    /** A checkup at which nothing is looked at. */
    private static final Json NOTHING =
            new Job("house", "checkup", "checkup", Json.fields().with("only", "nothing")).json();

    private final House house = House.alone();
    private final Somebody owner = Somebody.in(House.OWNER_GUILD, Somebody.ADMINISTRATOR);

    @Test
    void a_dead_letter_is_read_and_done_again() {
        var failed = Json.fields()
                .with("requestPayload", NOTHING)
                .with("responsePayload", Json.fields().with("errorMessage", "Task timed out after 300 seconds"));
        house.care.parking().park("jobs", failed.toString());
        house.care.parking().park("work", "not even JSON");
        var listed = says("maintenance dead-letters");
        assertThat(House.text(listed))
                .contains("the task checkup of server house", "Task timed out", "something that cannot be read");

        var asked = presses(House.target(listed, "All again"));
        assertThat(House.text(asked)).contains("all 2 dead letters", "done twice");
        var done = presses(House.target(asked, "Yes"));

        assertThat(House.text(done)).contains("1 handed over again", "1 could not be done again and stay");
        assertThat(House.text(says("health"))).contains("✅ checkup");

        var drop = presses(House.target(says("maintenance dead-letters"), "Drop"));
        assertThat(House.text(presses(House.target(drop, "Yes")))).contains("1 thrown away", "Nothing is parked");
    }

    @Test
    void a_command_that_was_given_up_is_carried_out_when_it_is_replayed() {
        var guild = house.allowedGuild();
        var admin = Somebody.in(guild, Somebody.MANAGE_GUILD);
        house.answer(admin.types("access quota", "person", "7"));
        var order = Json.read(house.orders.remove());
        var failed = Json.fields().with("requestPayload", order);
        house.work.accept(Json.fields()
                .with("Records", List.of(Json.fields().with("Sns", Json.fields().with("Message", failed.toString())))));
        house.care.parking().park("work", failed.toString());
        house.work.accept(order);
        assertThat(quota(guild)).as("given up").isNotEqualTo(7);

        var asked = presses(House.target(says("maintenance dead-letters"), "Again"));
        presses(House.target(asked, "Yes"));

        assertThat(quota(guild)).isEqualTo(7);
    }

    /** As EventBridge parks it, and as Lambda does. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void news_that_nobody_could_take_in_arrive_once_when_they_are_replayed(boolean wrapped) {
        var fact = Json.fields()
                .with("version", "0")
                .with("id", House.newId())
                .with("detail-type", "Anomaly Detected")
                .with("source", "aws.ce")
                .with("account", "123456789012")
                .with("time", "2026-11-20T12:00:00Z")
                .with("region", "us-east-1")
                .with(
                        "detail",
                        Json.fields()
                                .with("anomalyId", House.newId())
                                .with("dimensionValue", "Amazon EC2")
                                .with("impact", Json.fields().with("totalImpact", 21)));
        park("facts", wrapped ? Json.fields().with("requestPayload", fact) : fact);
        park("facts", wrapped ? Json.fields().with("requestPayload", fact) : fact);

        assertThat(House.text(says("maintenance dead-letters"))).contains("Anomaly Detected");
        replayAll(2);

        assertThat(house.texts())
                .filteredOn(it -> it.contains("AWS sees unusual spending"))
                .hasSize(1);
    }

    @Test
    void lines_of_a_log_that_were_not_read_raise_their_alert_once_when_they_are_replayed() {
        var guild = house.allowedGuild();
        var admin = Somebody.in(guild, Somebody.MANAGE_GUILD);
        var group = "/shop/" + guild;
        house.logGroups.make(
                Place.home("us-east-1"), group, "123456789012", house.now(), Map.of("skylark:guild", guild));
        house.says(admin.types("logs sources add", "service", "shop", "group", group));
        var lines = Json.fields()
                .with("messageType", "DATA_MESSAGE")
                .with("owner", "123456789012")
                .with("logGroup", group)
                .with("logStream", "one")
                .with(
                        "logEvents",
                        List.of(Json.fields()
                                .with("id", House.newId())
                                .with("timestamp", house.now().toEpochMilli())
                                .with("message", "ERROR the shop is closed: IllegalStateException: no bread")));
        var letter = Json.fields()
                .with(
                        "requestPayload",
                        Json.fields().with("awslogs", Json.fields().with("data", Packed.close(lines))));
        park("logs", letter);
        park("logs", letter);

        assertThat(House.text(says("maintenance dead-letters"))).contains("lines of a log");
        replayAll(2);

        assertThat(said(admin, "alert list")).containsOnlyOnce("no bread");
    }

    @Test
    void an_order_for_music_is_carried_out_once_when_it_is_replayed_even_soon() {
        var guild = house.allowedGuild();
        var listener = Somebody.in(guild, Somebody.USE_COMMANDS);
        house.answer(listener.types("pause"));
        house.workOff();
        var order = house.voices().orders().getLast();
        park("voice", order.json());

        assertThat(House.text(says("maintenance dead-letters"))).contains(guild);
        replayAll(1);

        // SQS takes two of one name within five minutes for one
        assertThat(house.voices().orders())
                .filteredOn(it -> it.guild().equals(guild))
                .hasSize(2)
                .last()
                .satisfies(it -> {
                    assertThat(it.command()).isEqualTo(order.command());
                    assertThat(it.conversation()).isEqualTo(order.conversation());
                    assertThat(it.id()).isNotEqualTo(order.id());
                });
    }

    @Test
    void what_a_later_version_wanted_keeps_nobody_else_waiting() {
        var listener = Somebody.in(house.allowedGuild(), Somebody.USE_COMMANDS);
        house.answer(listener.types("pause"));
        house.workOff();
        var order = house.voices().orders().getLast().json();
        park("voice", order.with("command", Json.fields().with("kind", "levitate")));
        park("voice", order);

        assertThat(House.text(replayed())).contains("1 handed over again", "1 could not be done again and stay");
    }

    private void park(String place, Json body) {
        house.care.parking().park(place, body.toString());
    }

    private void replayAll(int many) {
        replayed();
        house.workOff();
        assertThat(house.texts()).anyMatch(it -> it.contains(many + " handed over again"));
    }

    private Message replayed() {
        var asked = presses(House.target(says("maintenance dead-letters"), "All again"));
        return presses(House.target(asked, "Yes"));
    }

    @Test
    void dead_letters_are_for_those_who_run_skylark() {
        var admin = Somebody.in(house.allowedGuild(), Somebody.MANAGE_GUILD);
        house.care.parking().park("jobs", "{}");

        assertThat(said(admin, "maintenance dead-letters")).contains("in the server of the people who run it only");
    }

    private int quota(String guild) {
        return house.guilds.find(guild).orElseThrow().quota().perPerson();
    }

    private Message says(String command) {
        return house.message(house.says(owner.types(command)));
    }

    private String said(Somebody who, String command, String... values) {
        return House.text(house.message(house.says(who.types(command, values))));
    }

    private Message presses(String target) {
        return house.message(house.says(owner.presses(target)));
    }
}
