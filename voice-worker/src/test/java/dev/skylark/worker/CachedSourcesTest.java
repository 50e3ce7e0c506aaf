package dev.skylark.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.player.Sources;
import dev.skylark.player.Sources.Answer;
import dev.skylark.player.Sources.Answer.Found;
import dev.skylark.player.Sources.Query;
import dev.skylark.player.Sources.Trouble;
import dev.skylark.voice.Track;
import dev.skylark.voice.Track.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedSourcesTest {

    private static final String ADDRESS = "https://music.example/lark.mp3";

    private final Time time = new Time();
    private final List<String> asked = new ArrayList<>();
    private Answer answer = new Found("", List.of(track("Lark")), 0);
    private final CachedSources sources = new CachedSources(
            new Sources() {
                @Override
                public Answer find(Query query) {
                    asked.add(query.guild() + " " + query.what());
                    return answer;
                }

                @Override
                public List<Track> search(String guild, String words, int most) {
                    asked.add(guild + " " + words + " " + most);
                    return answer instanceof Found found ? found.tracks() : List.of();
                }
            },
            new InMemoryTrackCache(time));

    CachedSourcesTest() {
        time.now = Store.NOON;
    }

    static Track track(String title) {
        return track(title, Duration.ofMinutes(3), "https://music.example/" + title + ".mp3");
    }

    private static Track track(String title, Duration length, String address) {
        return new Track(title, "Birds", length, address, "", Source.HTTP, "sealed", -120, "");
    }

    @Test
    void an_address_is_looked_up_once_a_day_for_all_guilds() {
        assertThat(find("1", ADDRESS)).isEqualTo(answer);
        time.now = Store.NOON.plus(Duration.ofHours(23));
        assertThat(find("2", ADDRESS)).isEqualTo(answer);
        assertThat(asked).hasSize(1);

        time.now = Store.NOON.plus(Duration.ofHours(25));
        find("2", ADDRESS);
        assertThat(asked).hasSize(2);
    }

    @Test
    void words_are_looked_up_once_an_hour_for_each_guild_because_its_own_recordings_come_first() {
        find("1", "lark ascending");
        find("1", "Lark Ascending");
        find("2", "lark ascending");
        assertThat(asked).containsExactly("1 lark ascending", "2 lark ascending");

        time.now = Store.NOON.plus(Duration.ofMinutes(61));
        find("1", "lark ascending");
        assertThat(asked).hasSize(3);
    }

    @Test
    void a_search_is_remembered_apart_from_what_is_played_of_the_same_words() {
        find("1", "lark");
        assertThat(sources.search("1", "lark", 5)).hasSize(1);
        assertThat(sources.search("1", "lark", 5)).hasSize(1);
        sources.search("1", "lark", 10);

        assertThat(asked).containsExactly("1 lark", "1 lark 5", "1 lark 10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.discordapp.com/attachments/1/2/lark.mp3?ex=1&is=2&hm=3",
                "https://media.discordapp.net/attachments/1/2/lark.mp3",
                "https://bucket.example/lark.mp3?X-Amz-Date=1&X-Amz-Signature=2",
                "https://bucket.example/lark.mp3?a=b&token=c",
                "library:lark.mp3",
                "file:///etc/passwd"
            })
    void what_is_not_the_same_tomorrow_is_not_remembered(String what) {
        find("1", what);
        find("1", what);

        assertThat(asked).hasSize(2);
    }

    @Test
    void a_radio_that_has_no_end_is_not_remembered() {
        answer = new Found("", List.of(track("Radio", Duration.ZERO, ADDRESS)), 0);

        find("1", ADDRESS);
        find("1", ADDRESS);

        assertThat(asked).hasSize(2);
    }

    @Test
    void a_list_of_more_than_a_hundred_is_not_remembered() {
        answer = new Found("Many", Collections.nCopies(101, track("Lark")), 0);
        find("1", ADDRESS);
        answer = new Found("Enough", Collections.nCopies(100, track("Lark")), 0);
        find("1", ADDRESS);
        find("1", ADDRESS);

        assertThat(asked).hasSize(2);
    }

    @Test
    void nothing_and_failures_are_asked_about_again() {
        answer = new Answer.Nothing();
        find("1", ADDRESS);
        assertThat(sources.search("1", "lark", 5)).isEmpty();
        answer = new Answer.Failed(Trouble.UNREACHABLE, "");
        find("1", ADDRESS);
        sources.search("1", "lark", 5);

        assertThat(asked).hasSize(4);
    }

    @Test
    void what_could_not_be_played_is_looked_up_again_however_it_was_found() {
        find("1", "lark");
        find("1", track("Lark").address());

        sources.forget(track("Lark"));
        find("1", track("Lark").address());
        assertThat(asked).hasSize(3);

        find("1", "lark");
        assertThat(asked).hasSize(4);
    }

    @Test
    void what_was_learned_of_a_track_is_known_however_it_is_found_again() {
        find("1", "lark");
        find("1", track("Lark").address());
        sources.learned(track("Lark").titled("On air").louder(350).askedBy("7"));

        assertThat(find("1", "lark"))
                .isEqualTo(new Found("", List.of(track("Lark").louder(350)), 0));
        assertThat(find("2", track("Lark").address()))
                .isEqualTo(new Found("", List.of(track("Lark").louder(350)), 0));
        assertThat(asked).hasSize(2);
    }

    private Answer find(String guild, String what) {
        return sources.find(new Query(guild, what, ""));
    }
}
