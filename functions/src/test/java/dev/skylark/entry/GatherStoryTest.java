package dev.skylark.entry;

import static dev.skylark.entry.House.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.access.Audit;
import dev.skylark.access.AuditEntry;
import dev.skylark.access.AuditEntry.Result;
import dev.skylark.access.DynamoAudit;
import dev.skylark.access.Guild.Standing;
import dev.skylark.command.Person;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.State;
import dev.skylark.idle.IdleFeature;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.voice.Crowd;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People who come together in a voice channel wake a server, from the setting to the card. */
final class GatherStoryTest {

    private static final String LOUNGE = "910000000000777001";

    private final House house = new House();
    private final String guild = house.allowedGuild();
    private final Somebody admin =
            Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.MANAGE_CHANNELS | Somebody.USE_COMMANDS);
    private final Somebody operator = Somebody.in(guild, Somebody.MANAGE_CHANNELS | Somebody.USE_COMMANDS);
    private final Somebody viewer = Somebody.in(guild, Somebody.USE_COMMANDS);
    private final String id = "i-" + guild.substring(10);
    private int times;

    /** What all guilds want is in one place, which other tests look at too. */
    @AfterEach
    void forget() {
        says(admin, "idle gather", "server", id, "people", "0");
    }

    @Test
    void three_who_gather_wake_the_server_and_one_card_says_so_and_lives() {
        var set = text(set());
        assertThat(set)
                .contains(
                        "game\\-1 is woken by people who gather",
                        "is woken when 3 people are together in <#" + LOUNGE + ">",
                        "about 19 USD a month")
                .contains("End it");
        assertThat(house.voices().calls()).as("a worker has to come").isEqualTo(1);
        assertThat(watchedSlots()).containsExactly(0);

        gather();

        assertThat(text(last()))
                .contains("Starting game\\-1…", "3 people or more are together in <#" + LOUNGE + ">")
                .contains("set up by <@" + admin.id() + ">");
        assertThat(house.told.getLast().to()).as("where they are").isEqualTo(LOUNGE);
        house.live(Duration.ofMinutes(1));
        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(text(last())).contains("game\\-1 is running");
        assertThat(audited()).singleElement().satisfies(it -> {
            assertThat(it.personName()).isEqualTo("Skylark");
            assertThat(it.target()).isEqualTo(id);
            assertThat(it.result()).isEqualTo(Result.DONE);
            assertThat(it.detail()).isEqualTo("set up by " + admin.id());
        });
    }

    @Test
    void only_an_admin_sets_and_ends_it_and_everybody_may_see_it() {
        server();
        for (var who : List.of(viewer, operator)) {
            assertThat(text(says(who, "idle gather", "server", "game-1", "channel", LOUNGE)))
                    .contains("is for admins");
        }
        set();
        assertThat(text(says(viewer, "idle show")))
                .contains("**game\\-1** · is woken when 3 people are together in <#" + LOUNGE + ">\n")
                .contains("set up by <@" + admin.id() + "> [End it]");
        var end = House.target(says(viewer, "idle show"), "End it");
        assertThat(text(presses(operator, end))).contains("is for admins");

        assertThat(text(presses(admin, end))).contains("game\\-1 is no longer woken by people who gather");
        assertThat(text(says(viewer, "idle show"))).contains("There are none").doesNotContain("game");
        assertThat(text(says(admin, "idle gather", "server", "game-1", "people", "0")))
                .contains("is woken by nobody who gathers");
        silent();
    }

    @Test
    void it_says_what_is_missing_and_how_many_there_may_be() {
        server();
        assertThat(text(says(admin, "idle gather", "server", "game-1"))).contains("in which voice channel");
        assertThat(text(says(admin, "idle gather", "server", "game-9", "channel", LOUNGE)))
                .contains("game\\-9");
        for (int number = 0; number < 10; number++) {
            house.cloud.add(guild, house.region, id + "-" + number, "more-" + number, "t3.small");
        }
        house.pass(Duration.ofMinutes(1));
        for (int number = 0; number < 10; number++) {
            says(admin, "idle gather", "server", id + "-" + number, "channel", LOUNGE);
            house.pass(Duration.ofSeconds(20));
        }
        assertThat(text(set())).contains("At most 10 servers");
        for (int number = 0; number < 10; number++) {
            says(admin, "idle gather", "server", id + "-" + number, "people", "0");
            house.pass(Duration.ofSeconds(20));
        }
    }

    @Test
    void what_comes_twice_acts_once() {
        set();
        var crowd = crowd(3);
        hear(crowd);
        var told = house.told.size();
        hear(crowd);
        house.live(Duration.ofMinutes(1));
        hear(crowd);

        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(house.told).as("and the card, which says that it runs").hasSize(told + 1);
        assertThat(audited()).hasSize(1);
    }

    @Test
    void what_nobody_heard_of_is_told_when_the_news_come_again() {
        set();
        var crowd = crowd(3);
        house.discordIsUp = false;
        assertThatThrownBy(() -> hear(crowd)).isInstanceOf(IllegalStateException.class);
        house.discordIsUp = true;
        var told = house.told.size();
        house.pass(Duration.ofSeconds(71));
        hear(crowd);

        assertThat(house.told).hasSize(told + 1);
        assertThat(text(last())).contains("Starting game\\-1…");
        assertThat(audited()).hasSize(1);
        house.live(Duration.ofMinutes(2));
        assertThat(text(last())).as("the card lives").contains("game\\-1 is running");
    }

    @Test
    void a_cloud_that_does_not_answer_is_asked_again_when_the_news_come_again() {
        set();
        var crowd = crowd(3);
        house.pass(Duration.ofMinutes(1));
        house.cloudAnswers = false;
        assertThatThrownBy(() -> hear(crowd)).isInstanceOf(RuntimeException.class);
        house.cloudAnswers = true;
        hear(crowd);

        assertThat(text(last())).contains("Starting game\\-1…");
    }

    @Test
    void who_set_up_something_else_meanwhile_is_not_woken_for() {
        set();
        hear(crowd(2));
        hear(new Crowd("1", guild, id, "910000000000777002", 3));
        hear(new Crowd("2", guild, "i-other", LOUNGE, 3));
        hear(new Crowd("3", House.newId(), id, LOUNGE, 3));
        silent();

        says(admin, "idle gather", "server", id, "people", "0");
        gather();
        silent();
    }

    @Test
    void what_runs_or_starts_already_is_nothing_to_talk_about() {
        set();
        says(operator, "ec2 start", "server", "game-1");
        var told = house.told.size();
        gather();
        assertThat(house.told).as("it is starting").hasSize(told);
        house.live(Duration.ofMinutes(1));
        told = house.told.size();
        gather();
        assertThat(house.told).as("it runs").hasSize(told);
        assertThat(audited()).isEmpty();
    }

    @Test
    void what_somebody_starts_elsewhere_is_left_alone() {
        set();
        house.pass(Duration.ofMinutes(1));
        house.cloud.start(house.cloud.named(id));
        var told = house.told.size();
        gather();

        assertThat(house.told).hasSize(told);
        assertThat(audited()).isEmpty();
    }

    @Test
    void one_that_is_being_stopped_is_told() {
        set();
        says(operator, "ec2 start", "server", "game-1");
        house.live(Duration.ofMinutes(1));
        presses(operator, House.target(says(operator, "ec2 stop", "server", "game-1"), "Yes"));
        gather();

        assertThat(text(last())).contains("game\\-1 is being stopped just now");
    }

    @Test
    void what_is_kept_off_stays_off_and_the_card_says_why() {
        set();
        says(operator, "ec2 keep", "server", "game-1", "state", "off");
        gather();

        assertThat(text(last())).contains("kept off until", "3 people or more are together");
        house.live(Duration.ofMinutes(5));
        assertThat(state()).isEqualTo(State.STOPPED);
        assertThat(audited()).extracting(AuditEntry::result).containsExactly(Result.REFUSED);
    }

    @Test
    void a_server_that_cannot_be_started_is_told() {
        set();
        house.cloud.trouble(house.region, Trouble.DOWN);
        gather();

        assertThat(text(last())).contains("3 people or more are together", "set up by");
        assertThat(audited()).extracting(AuditEntry::result).containsExactly(Result.FAILED);
    }

    @Test
    void whoever_lost_the_right_wakes_nothing_and_that_is_said_once() {
        set();
        house.members.put(guild + "/" + admin.id(), person(Somebody.USE_COMMANDS));
        gather();
        assertThat(text(last()))
                .contains("game\\-1 is no longer woken", "<@" + admin.id() + ">, who set this up, is no admin")
                .contains("An admin can set it up anew");
        gather();

        assertThat(house.texts())
                .filteredOn(it -> it.contains("is no longer woken"))
                .hasSize(1);
        house.live(Duration.ofMinutes(5));
        assertThat(state()).isEqualTo(State.STOPPED);
        assertThat(text(says(viewer, "idle show"))).contains("There are none");
    }

    @Test
    void whoever_left_wakes_nothing_and_a_server_that_is_gone_is_waited_for_no_more() {
        set();
        house.members.remove(guild + "/" + admin.id());
        gather();
        assertThat(text(last())).contains("is not here any more");

        set();
        house.cloud.remove(id);
        house.pass(Duration.ofMinutes(1));
        gather();
        assertThat(text(last())).contains("game\\-1 is gone");
        assertThat(text(says(viewer, "idle show"))).contains("There are none");
    }

    @Test
    void a_guild_that_may_not_or_that_has_switched_it_off_hears_nothing() {
        set();
        var known = house.guilds.find(guild).orElseThrow();
        var off = new HashSet<>(Set.of("idle"));
        house.guilds.save(known.withFeaturesOff(off));
        gather();
        silent();
        assertThat(watchedSlots()).as("nobody is paid for looking").isEmpty();

        known = house.guilds.find(guild).orElseThrow();
        house.guilds.save(known.withFeaturesOff(Set.of()).with(Standing.DENIED));
        gather();
        silent();
        assertThat(watchedSlots()).isEmpty();
        known = house.guilds.find(guild).orElseThrow();
        house.guilds.save(known.with(Standing.ALLOWED));
    }

    private Set<Integer> watchedSlots() {
        return IdleFeature.watchedSlots(
                rows(Table.FLEET), house.guilds, 1, house.now().plusSeconds(1));
    }

    @Test
    void where_the_channel_takes_no_words_it_is_told_where_it_was_set_up() {
        set();
        house.closed.add(LOUNGE);
        gather();

        assertThat(text(last())).contains("Starting game\\-1…");
        assertThat(house.told.getLast().to()).isNotEqualTo(LOUNGE);
        house.live(Duration.ofMinutes(1));
        assertThat(text(last())).contains("game\\-1 is running");
    }

    private void server() {
        house.cloud.add(guild, house.region, id, "game-1", "t3.small");
        house.members.put(guild + "/" + admin.id(), person(admin.permissions()));
    }

    private Person person(long permissions) {
        return new Person(admin.id(), "admin", List.of(), permissions);
    }

    private Message set() {
        server();
        return says(admin, "idle gather", "server", "game-1", "channel", LOUNGE);
    }

    private Crowd crowd(int people) {
        return new Crowd(id + "-" + ++times, guild, id, LOUNGE, people);
    }

    private void gather() {
        hear(crowd(3));
    }

    /** As EventBridge brings it. */
    private void hear(Crowd crowd) {
        house.eventsAlone.accept(Json.fields()
                .with("source", "dev.skylark")
                .with("detail-type", "Gathered")
                .with("detail", crowd.json()));
    }

    /** Nothing was started, and nobody was told anything. */
    private void silent() {
        assertThat(audited()).isEmpty();
        assertThat(house.told).noneMatch(it -> it.to().equals(LOUNGE));
        assertThat(state()).isEqualTo(State.STOPPED);
    }

    private State state() {
        return house.cloud.named(id).state();
    }

    private List<AuditEntry> audited() {
        var filter = new Audit.Filter(Optional.empty(), Optional.of("idle gather"), Optional.empty(), Instant.EPOCH);
        return new DynamoAudit(rows(Table.AUDIT))
                .page(guild, filter, 50, Optional.empty()).entries().stream()
                        .filter(it -> it.personName().equals("Skylark"))
                        .toList();
    }

    private static Rows rows(Table table) {
        return new Rows(House::dynamo, () -> EmbeddedDynamo.name(table));
    }

    private Message says(Somebody who, String command, String... namesAndValues) {
        return house.message(house.says(who.types(command, namesAndValues)));
    }

    private Message presses(Somebody who, String target) {
        return house.message(house.says(who.presses(target)));
    }

    private Message last() {
        return house.message(house.told.getLast().reply());
    }
}
