package dev.skylark.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.access.Guild.Standing;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Origin;
import dev.skylark.command.Permission;
import dev.skylark.command.Person;
import dev.skylark.command.Refused;
import dev.skylark.command.Rights;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final long USE_COMMANDS = 1L << 31;
    private static final long MANAGE_GUILD = 1L << 5;
    private static final String GUILD = "900000000000000077";

    private final Guilds guilds = new InMemoryGuilds();
    private final Buckets buckets = new InMemoryBuckets();

    @Test
    void a_command_with_a_cooldown_is_used_once_by_each_person_until_it_ends() {
        guilds.save(Guild.unknown(GUILD).with(Standing.ALLOWED));
        var daily = command(Permission.EVERYONE, Duration.ofHours(20));
        var ann = person("1", USE_COMMANDS);

        at(NOON).admit(daily, call(ann));

        assertThatThrownBy(() -> at(NOON.plusSeconds(60)).admit(daily, call(ann)))
                .isInstanceOf(Refused.class)
                .hasMessage("You have just used `/act`. You can use it again in 19h 59m.");
        assertThat(at(NOON.plusSeconds(60)).admit(daily, call(person("2", USE_COMMANDS))))
                .isNotNull();
        assertThat(at(NOON.plus(Duration.ofHours(20))).admit(daily, call(ann))).isNotNull();
    }

    @Test
    void a_right_can_be_limited_to_resources_with_a_tag() {
        guilds.save(Guild.unknown(GUILD)
                .with(Standing.ALLOWED)
                .withGrants(List.of(
                        new Grant("10", Permission.VIEWER, Map.of()),
                        new Grant("20", Permission.OPERATOR, Map.of("env", "prod")),
                        new Grant("30", Permission.OPERATOR, Map.of("env", "test")))));
        var crew = new Person("1", "ann", List.of("10", "20", "30"), USE_COMMANDS);

        var looking = rights(Permission.VIEWER, crew);
        var acting = rights(Permission.OPERATOR, crew);

        assertThat(looking.cover(Map.of("env", "secret"))).isTrue();
        assertThat(acting.cover(Map.of("env", "prod", "team", "web"))).isTrue();
        assertThat(acting.cover(Map.of("env", "test"))).isTrue();
        assertThat(acting.cover(Map.of("env", "secret"))).isFalse();
        assertThat(acting.cover(Map.of())).isFalse();
        assertThat(rights(Permission.OPERATOR, person("2", MANAGE_GUILD)).cover(Map.of()))
                .isTrue();
    }

    @Test
    void nothing_is_allowed_in_a_guild_that_nobody_let_in() {
        assertThatThrownBy(() ->
                        at(NOON).admit(command(Permission.EVERYONE, Duration.ZERO), call(person("1", MANAGE_GUILD))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not on the list");
    }

    @Test
    void looking_while_one_types_costs_nothing() {
        guilds.save(Guild.unknown(GUILD).with(Standing.ALLOWED).with(new Quota(1, 1)));
        var command = command(Permission.VIEWER, Duration.ZERO);
        var ann = person("1", USE_COMMANDS);

        for (int key = 0; key < 5; key++) {
            at(NOON).uncounted().admit(command, call(ann));
        }

        assertThat(at(NOON).admit(command, call(ann))).isNotNull();
        assertThatThrownBy(() -> at(NOON).admit(command, call(ann))).hasMessageContaining("1 commands a minute");
    }

    private Rights rights(Permission wanted, Person person) {
        return at(NOON).admit(command(wanted, Duration.ZERO), call(person)).rights();
    }

    private Access at(Instant now) {
        return new Access(
                guilds,
                buckets,
                new InMemoryApprovals(),
                "900000000000000001",
                Map.of(),
                Outages.none(),
                () -> "ticket",
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Command command(Permission who, Duration cooldown) {
        return Command.named("act", "Does something")
                .only(who)
                .deferred()
                .cooldown(cooldown)
                .runs(_ -> Reply.say(Message.good("Done")));
    }

    private static Person person(String id, long permissions) {
        return new Person(id, "somebody", List.of(), permissions);
    }

    private static Call call(Person person) {
        return Call.of("act", Map.of(), new Origin("5", GUILD, "6", "", false, person, "en", NOON, Map.of()));
    }
}
