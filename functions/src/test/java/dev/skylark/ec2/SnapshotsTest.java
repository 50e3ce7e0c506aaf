package dev.skylark.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.ec2.Snapshots.Copy;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Site.class)
final class SnapshotsTest {

    private final Site.Opened site;
    private final Snapshots snapshots;
    private final String guild = Store.newId();

    SnapshotsTest(Site site) {
        this.site = site.open();
        snapshots = this.site.snapshots();
    }

    @Test
    void a_copy_knows_what_it_was_taken_of() {
        var server = site.add().apply(guild);

        var taken = got(snapshots.take(server, false));

        assertThat(taken.guild()).isEqualTo(guild);
        assertThat(taken.server()).isEqualTo(server.id());
        assertThat(taken.serverName()).isEqualTo("web");
        assertThat(taken.scheduled()).isFalse();
        assertThat(taken.parts()).singleElement().satisfies(it -> {
            assertThat(it.root()).isTrue();
            assertThat(it.device()).startsWith("/dev/");
            assertThat(it.gigabytes()).isPositive();
        });
    }

    @Test
    void it_is_listed_and_complete_after_a_while() {
        var taken = got(snapshots.take(site.add().apply(guild), true));

        assertThat(all(guild)).singleElement().satisfies(it -> {
            assertThat(it.complete()).isTrue();
            assertThat(it.id()).isEqualTo(taken.id());
            assertThat(it.parts()).isEqualTo(taken.parts());
            assertThat(it.taken()).isEqualTo(taken.taken());
            assertThat(it.scheduled()).isTrue();
        });
    }

    @Test
    void two_copies_of_a_server_are_two() {
        var server = site.add().apply(guild);
        var first = got(snapshots.take(server, false));
        var second = got(snapshots.take(server, false));

        assertThat(all(guild)).extracting(Copy::id).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void a_deleted_copy_is_gone() {
        var taken = got(snapshots.take(site.add().apply(guild), false));

        assertThat(got(snapshots.delete(taken))).isEqualTo(taken);

        assertThat(all(guild)).isEmpty();
        assertThat(trouble(snapshots.delete(taken))).isEqualTo(Trouble.GONE);
        assertThat(trouble(snapshots.toDisks(taken, Site.REGION + "a"))).isEqualTo(Trouble.GONE);
    }

    @Test
    void each_part_becomes_a_disk() {
        var taken = got(snapshots.take(site.add().apply(guild), false));

        var disks = got(snapshots.toDisks(taken, Site.REGION + "a"));

        assertThat(disks).singleElement().asString().startsWith("vol-");
    }

    @Test
    void it_becomes_servers_like_the_one_that_it_was_taken_of() {
        var server = site.add().apply(guild);
        var taken = got(snapshots.take(server, false));

        var first = got(snapshots.toServer(taken, "first"));
        var second = got(snapshots.toServer(taken, "second"));

        assertThat(List.of(server.id(), first.id(), second.id())).doesNotHaveDuplicates();
        assertThat(first.state()).isEqualTo(State.STARTING);
        assertThat(first.type()).isEqualTo(Site.TYPE);
        var found = got(site.find().apply(second));
        assertThat(found.guild()).isEqualTo(guild);
        assertThat(found.tags()).containsEntry("Name", "second");
    }

    @Test
    void it_can_be_deleted_when_servers_were_made_of_it() {
        var taken = got(snapshots.take(site.add().apply(guild), false));
        var server = got(snapshots.toServer(taken, "first"));

        assertThat(got(snapshots.delete(taken))).isEqualTo(taken);

        assertThat(got(site.find().apply(server)).guild()).isEqualTo(guild);
    }

    @Test
    void two_guilds_do_not_see_each_others() {
        var other = Store.newId();
        var ours = got(snapshots.take(site.add().apply(guild), false));
        var theirs = got(snapshots.take(site.add().apply(other), false));

        assertThat(all(guild)).extracting(Copy::id).containsExactly(ours.id());
        assertThat(all(other)).extracting(Copy::id).containsExactly(theirs.id());
    }

    private List<Copy> all(String guild) {
        return got(snapshots.all(Place.home(Site.REGION), guild));
    }

    private static <T> T got(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Got.class);
        return ((Got<T>) answer).value();
    }

    private static Trouble trouble(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Failed.class);
        return ((Failed<?>) answer).trouble();
    }
}
