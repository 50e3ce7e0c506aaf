package dev.skylark.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.github.Repository.Access;
import dev.skylark.table.Table;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose code is where, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class DynamoProjectsTest {

    private final Projects projects;
    private final String guild = Store.newId();
    private final String repository = "Acme/Shop" + guild;

    DynamoProjectsTest(Store store) {
        projects = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoProjects(tables.rows(Table.GITHUB)));
    }

    @Test
    void a_project_is_kept_whole() {
        for (var access : List.of(new Access.App(), new Access.OwnToken())) {
            var kept = new Project(
                    new Repository(
                            guild,
                            "Shop",
                            repository,
                            "main",
                            List.of("bug", "a, b"),
                            List.of("alice", "acme/web"),
                            access),
                    "102");

            assertThat(projects.set(kept)).isTrue();

            assertThat(projects.all(guild)).containsExactly(kept);
            assertThat(projects.find(guild, "Shop")).contains(kept);
        }
    }

    @Test
    void large_and_small_letters_are_the_same() {
        projects.set(project(guild, "Shop"));

        assertThat(projects.find(guild, "sHOP")).isPresent();
        assertThat(projects.of(repository.toUpperCase(Locale.ROOT))).hasSize(1);
        assertThat(projects.set(project(guild, "SHOP"))).isTrue();
        assertThat(projects.all(guild)).extracting(Project::service).containsExactly("SHOP");
        assertThat(projects.remove(guild, "shop")).isTrue();
        assertThat(projects.remove(guild, "shop")).isFalse();
        assertThat(projects.of(repository)).isEmpty();
    }

    @Test
    void a_repository_is_of_every_guild_that_connected_it() {
        var other = Store.newId();
        projects.set(project(guild, "shop"));
        projects.set(project(guild, "game"));
        projects.set(project(other, "shop"));

        assertThat(projects.of(repository)).extracting(Project::guild).containsExactlyInAnyOrder(guild, guild, other);
        assertThat(projects.of("acme/none")).isEmpty();
        assertThat(projects.all(other)).hasSize(1);
    }

    @Test
    void there_are_a_hundred_at_most_and_one_of_them_can_still_be_changed() {
        for (int count = 0; count < 100; count++) {
            assertThat(projects.set(project(guild, "s" + count))).isTrue();
        }

        assertThat(projects.set(project(guild, "more"))).isFalse();
        assertThat(projects.set(project(guild, "S7"))).isTrue();
        assertThat(projects.all(guild)).hasSize(100);
    }

    @Test
    void who_is_who_is_known_to_a_guild_and_is_no_project() {
        projects.know(guild, "Alice", "41");

        assertThat(projects.person(guild, "aLICE")).contains("41");
        assertThat(projects.person(guild, "bob")).isEmpty();
        assertThat(projects.person(Store.newId(), "alice")).isEmpty();
        assertThat(projects.all(guild)).isEmpty();

        projects.know(guild, "alice", "42");
        assertThat(projects.person(guild, "alice")).contains("42");
    }

    private Project project(String of, String service) {
        return new Project(new Repository(of, service, repository, "", List.of(), List.of(), new Access.App()), "");
    }
}
