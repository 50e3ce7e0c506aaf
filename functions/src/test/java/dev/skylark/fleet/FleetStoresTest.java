package dev.skylark.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.data.Store.Tables;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.fleet.Listing.Blind;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is remembered of servers, in both databases that nobody of us wrote. There are no twins of these: the stories
 * run on the embedded database.
 */
final class FleetStoresTest {

    private static final Instant NOON = Store.NOON;
    private static final Place HERE = Place.home("eu-central-1");

    private final String guild = Store.newId();

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void a_look_is_found_again_as_it_was(Store store) {
        var listings = listings(store);
        var listing = new Listing(
                NOON,
                List.of(server("i-1", "web-1")),
                List.of(new Blind(Place.account("arn:aws:iam::1:role/skylark-x", "us-east-1"), Trouble.DENIED, "no")));

        listings.keep(guild, listing);

        assertThat(listings.find(guild)).contains(listing);
        assertThat(listings(store).find(guild))
                .as("by another copy of the function")
                .contains(listing);
        assertThat(listings.find(Store.newId())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void an_older_look_does_not_replace_a_newer_one(Store store) {
        var listings = listings(store);
        var newer = new Listing(NOON.plusSeconds(5), List.of(server("i-1", "new")), List.of());
        listings.keep(guild, newer);

        listings.keep(guild, new Listing(NOON, List.of(server("i-1", "old")), List.of()));

        assertThat(listings.find(guild)).contains(newer);
    }

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void what_was_asked_for_before_something_changed_is_not_believed(Store store) {
        var listings = listings(store);
        listings.keep(guild, new Listing(NOON, List.of(server("i-1", "web-1")), List.of()));

        listings.forget(guild, NOON.plusSeconds(10));
        assertThat(listings.find(guild)).isEmpty();

        listings.keep(guild, new Listing(NOON.plusSeconds(9), List.of(server("i-1", "late")), List.of()));
        assertThat(listings.find(guild)).isEmpty();

        listings.keep(guild, new Listing(NOON.plusSeconds(11), List.of(server("i-1", "true")), List.of()));
        assertThat(listings.known(guild)).extracting(Server::name).containsExactly("true");
    }

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void five_hundred_servers_with_many_tags_are_one_item(Store store) {
        var servers = IntStream.range(0, 500)
                .mapToObj(it -> server("i-%017x".formatted(it * 7919), "server-" + it))
                .toList();
        var listings = listings(store);

        listings.keep(guild, new Listing(NOON, servers, List.of()));

        assertThat(listings.known(guild)).hasSize(500);
    }

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void hits_and_misses_are_counted_by_day(Store store) {
        var listings = listings(store);
        var day = LocalDate.parse("2051-06-01");
        listings.count(guild, day, true);
        listings.count(guild, day, true);
        listings.count(guild, day, false);
        listings.count(guild, day.plusDays(1), false);

        assertThat(listings.counts(guild, day)).isEqualTo(new Listings.Counts(2, 1));
        assertThat(listings.counts(guild, day.minusDays(1))).isEqualTo(new Listings.Counts(0, 0));
    }

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void one_thing_at_a_time_is_wanted_of_a_server(Store store) {
        var intents = open(store, on(DynamoIntents::new));
        var first = intent("i-1", Verb.STOP, NOON);

        assertThat(intents.begin(first, NOON)).isEmpty();
        assertThat(intents.begin(intent("i-1", Verb.START, NOON.plusSeconds(1)), NOON.plusSeconds(1)))
                .contains(first);
        assertThat(intents.begin(intent("i-2", Verb.STOP, NOON), NOON)).isEmpty();
        assertThat(intents.end(first)).isTrue();
        assertThat(intents.end(first)).as("it ends once").isFalse();
        assertThat(intents.find(guild, "i-1")).contains(first.done());
        assertThat(intents.begin(intent("i-1", Verb.START, NOON.plusSeconds(2)), NOON.plusSeconds(2)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void what_nobody_ended_ends_by_itself(Store store) {
        var intents = open(store, on(DynamoIntents::new));
        intents.begin(intent("i-1", Verb.STOP, NOON), NOON);
        var later = NOON.plus(Intent.LASTS);

        assertThat(intents.begin(intent("i-1", Verb.START, later), later)).isEmpty();
    }

    @Test
    void of_twenty_who_want_it_at_once_one_begins() {
        var intents = open(Store.EMBEDDED, on(DynamoIntents::new));
        var won = new ConcurrentLinkedQueue<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 0; person < 20; person++) {
                var who = person;
                threads.execute(() -> {
                    if (intents.begin(intent("i-1", Verb.STOP, NOON.plusMillis(who)), NOON)
                            .isEmpty()) {
                        won.add(who);
                    }
                });
            }
        }

        assertThat(won).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void what_is_kept_is_kept_until_it_is_removed(Store store) {
        Keeps keeps = open(store, on(DynamoKeeps::new));
        var keep = new Keep(guild, "i-1", State.RUNNING, NOON.plus(Duration.ofHours(2)), "1", "2", State.STOPPED);

        keeps.set(keep);
        assertThat(keeps.find(guild, "i-1")).contains(keep);
        assertThat(keeps.all(guild)).containsExactly(keep);

        keeps.remove(guild, "i-1");
        assertThat(keeps.find(guild, "i-1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void home_is_always_looked_into_and_what_the_guild_added(Store store) {
        Sources sources = open(store, tables -> new DynamoSources(tables.rows(Table.FLEET), List.of(HERE)));
        var panel = Place.panel("https://panel.example.com");

        assertThat(sources.add(guild, panel)).isTrue();
        assertThat(sources.add(guild, panel)).as("twice").isFalse();
        assertThat(sources.add(guild, HERE)).as("it is there already").isFalse();
        assertThat(sources.of(guild)).containsExactly(HERE, panel);
        assertThat(sources.own(guild)).containsExactly(panel);
        assertThat(sources.remove(guild, panel)).isTrue();
        assertThat(sources.of(guild)).containsExactly(HERE);
    }

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void there_are_only_so_many_places(Store store) {
        Sources sources = open(store, tables -> new DynamoSources(tables.rows(Table.FLEET), List.of(HERE)));
        IntStream.range(0, DynamoSources.MOST).forEach(it -> sources.add(guild, Place.panel("https://" + it)));

        assertThat(sources.add(guild, Place.panel("https://one-more"))).isFalse();
        assertThat(sources.own(guild)).hasSize(DynamoSources.MOST);
    }

    private static Listings listings(Store store) {
        return open(store, on(DynamoListings::new));
    }

    private static <T> T open(Store store, Function<Tables, T> adapter) {
        return store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                adapter);
    }

    private static <T> Function<Tables, T> on(Function<Rows, T> adapter) {
        return tables -> adapter.apply(tables.rows(Table.FLEET));
    }

    private Intent intent(String server, Verb verb, Instant at) {
        return new Intent(guild, server, server, verb, "1", "", "2", "", "en", at, false);
    }

    private Server server(String id, String name) {
        return new Server(
                guild,
                HERE,
                id,
                name,
                State.RUNNING,
                "t3.small",
                Server.LINUX,
                "203.0.113.9",
                true,
                "10.0.0.1",
                "eu-central-1a",
                NOON.minusSeconds(60),
                NOON.minusSeconds(40),
                true,
                true,
                Map.of("skylark:guild", guild, "Name", name, "use", "prod", "team", "web", "owner", "somebody"));
    }
}
