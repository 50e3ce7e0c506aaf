package dev.skylark.access;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.AccessRequest.State;
import dev.skylark.data.AtOnce;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class RequestsTest {

    private final Requests requests;
    private final String guild = Store.newId();

    RequestsTest(Store store) {
        var owner = Store.newId();
        requests = store.open(InMemoryRequests::new, tables -> new DynamoRequests(tables.rows(Table.GUILDS), owner));
    }

    @Test
    void a_request_is_kept_as_it_was_asked() {
        var request = request(guild, NOON);

        assertThat(requests.open(request)).isTrue();

        assertThat(requests.find(guild)).contains(request);
        assertThat(requests.waiting()).containsExactly(request);
    }

    @Test
    void a_guild_that_asked_nothing_has_no_request() {
        assertThat(requests.find(guild)).isEmpty();
        assertThat(requests.waiting()).isEmpty();
    }

    @Test
    void a_guild_whose_request_waits_cannot_ask_again() {
        requests.open(request(guild, NOON));

        assertThat(requests.open(request(guild, NOON.plusSeconds(1)))).isFalse();

        assertThat(requests.find(guild).orElseThrow().at()).isEqualTo(NOON);
    }

    @Test
    void a_guild_that_was_denied_may_ask_again() {
        requests.open(request(guild, NOON));
        requests.decide(request(guild, NOON).decided(State.DENIED, "7", "too big"));

        assertThat(requests.open(request(guild, NOON.plusSeconds(1)))).isTrue();

        assertThat(requests.waiting()).hasSize(1);
    }

    @Test
    void a_decision_is_remembered_and_waits_no_more() {
        var denied = request(guild, NOON).decided(State.DENIED, "7", "too big");
        requests.open(request(guild, NOON));

        assertThat(requests.decide(denied)).isTrue();

        assertThat(requests.find(guild)).contains(denied);
        assertThat(requests.waiting()).isEmpty();
    }

    @Test
    void only_what_waits_can_be_decided() {
        var approved = request(guild, NOON).decided(State.APPROVED, "7", "");

        assertThat(requests.decide(approved)).isFalse();

        requests.open(request(guild, NOON));
        requests.decide(approved);
        assertThat(requests.decide(approved.decided(State.DENIED, "8", "no"))).isFalse();
        assertThat(requests.find(guild)).contains(approved);
    }

    @Test
    void those_that_wait_are_listed_oldest_first_however_many_were_decided() {
        for (int i = 0; i < 120; i++) {
            var other = Store.newId();
            requests.open(request(other, NOON));
            requests.decide(request(other, NOON).decided(State.DENIED, "7", ""));
        }
        var late = request(Store.newId(), NOON.plusSeconds(2));
        var early = request(Store.newId(), NOON.plusSeconds(1));
        requests.open(late);
        requests.open(early);

        assertThat(requests.waiting()).containsExactly(early, late);
    }

    @Test
    void of_two_who_decide_at_once_one_does() throws Exception {
        requests.open(request(guild, NOON));

        assertThat(AtOnce.each(
                        10,
                        person -> requests.decide(
                                request(guild, NOON).decided(State.DENIED, String.valueOf(person), "no"))))
                .containsOnlyOnce(true);
    }

    private static AccessRequest request(String guild, Instant at) {
        return new AccessRequest(
                guild, "Guild 🎈", "watch \"servers\"", 12, "201", "Åse", "101", "de", at, State.WAITING, "", "");
    }
}
