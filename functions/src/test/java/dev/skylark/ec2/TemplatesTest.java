package dev.skylark.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.ec2.Templates.Template;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Site.class)
final class TemplatesTest {

    private final Site.Opened site;
    private final Templates templates;
    private final String guild = Store.newId();

    TemplatesTest(Site site) {
        this.site = site.open();
        templates = this.site.templates();
    }

    @Test
    void a_saved_server_is_listed_as_a_template() {
        var server = site.add().apply(guild);

        var saved = got(templates.save(server, "Web Köln #1"));

        assertThat(saved.name()).isEqualTo("Web Köln #1");
        assertThat(saved.type()).isEqualTo(Site.TYPE);
        assertThat(saved.from()).isEqualTo(server.id());
        assertThat(all(guild)).containsExactly(saved);
    }

    @Test
    void a_name_can_be_used_once_in_a_guild() {
        var server = site.add().apply(guild);
        var saved = got(templates.save(server, "web"));

        assertThat(templates.save(server, "web")).isInstanceOf(Failed.class);
        assertThat(all(guild)).containsExactly(saved);
    }

    @Test
    void a_server_that_is_gone_is_not_saved() {
        var gone = new Server(
                guild,
                Place.home(Site.REGION),
                "i-0123456789abcdef0",
                "gone",
                State.STOPPED,
                Site.TYPE,
                Server.LINUX,
                "",
                false,
                "",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                false,
                Map.of());

        assertThat(trouble(templates.save(gone, "web"))).isEqualTo(Trouble.GONE);
        assertThat(all(guild)).isEmpty();
    }

    @Test
    void servers_are_launched_from_it_again_and_again() {
        var server = site.add().apply(guild);
        var template = got(templates.save(server, "web"));

        var first = got(templates.launch(template, "first"));
        var second = got(templates.launch(template, "second"));

        assertThat(List.of(server.id(), first.id(), second.id())).doesNotHaveDuplicates();
        assertThat(first.state()).isEqualTo(State.STARTING);
        assertThat(first.type()).isEqualTo(Site.TYPE);
        assertThat(first.name()).isEqualTo("first");
        var found = got(site.find().apply(second));
        assertThat(found.guild()).isEqualTo(guild);
        assertThat(found.tags()).containsEntry("Name", "second").containsEntry(Site.TAG, guild);
    }

    @Test
    void a_deleted_one_is_gone() {
        var template = got(templates.save(site.add().apply(guild), "web"));

        assertThat(templates.delete(template)).isEqualTo(Answer.got(template));

        assertThat(all(guild)).isEmpty();
        assertThat(trouble(templates.delete(template))).isEqualTo(Trouble.GONE);
    }

    @Test
    void its_name_is_free_again_when_it_was_deleted() {
        var server = site.add().apply(guild);
        templates.delete(got(templates.save(server, "web")));

        var saved = got(templates.save(server, "web"));

        assertThat(all(guild)).containsExactly(saved);
    }

    @Test
    void two_guilds_do_not_see_each_others() {
        var other = Store.newId();
        var ours = got(templates.save(site.add().apply(guild), "web"));
        var theirs = got(templates.save(site.add().apply(other), "web"));

        assertThat(all(guild)).containsExactly(ours);
        assertThat(all(other)).containsExactly(theirs);
    }

    private List<Template> all(String guild) {
        return got(templates.all(Place.home(Site.REGION), guild));
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
