package dev.skylark.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.discord.Conversation;
import dev.skylark.discord.Reply.Where;
import dev.skylark.json.Json;
import dev.skylark.voice.VoiceCommand.When;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the doors write, the worker reads, and the other way round; also when one of both is a version older. */
class VoiceJsonTest {

    private static final Track TRACK = new Track(
            "Morning",
            "Lark",
            Duration.ofMillis(187_500),
            "https://lark.example/morning.opus",
            "https://lark.example/morning.png",
            Track.Source.HTTP,
            "sealed",
            -320,
            "7");

    private static final String TRACK_JSON = """
            {"title":"Morning","author":"Lark","length":187500,"address":"https://lark.example/morning.opus",\
            "picture":"https://lark.example/morning.png","source":"HTTP","sealed":"sealed","gain":-320,"person":"7"}""";

    private static final VoiceOrder ORDER = new VoiceOrder(
            "5",
            "1",
            "Ann",
            List.of("8", "9"),
            true,
            new Conversation("2", "secret", "7", "3", "4", Where.IN_PLACE, Instant.ofEpochMilli(1_000), "de"),
            new VoiceCommand.Skip(2));

    private static final String ORDER_JSON = """
            {"id":"5","guild":"1","name":"Ann","roles":["8","9"],"leads":true,\
            "conversation":{"application":"2","token":"secret","person":"7","channel":"3","message":"4",\
            "thinking":"IN_PLACE","began":1000,"locale":"de"},"command":{"kind":"skip","to":2},"quiet":false}""";

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(
                        new VoiceCommand.Play("lark", "a file", When.NEXT),
                        "{\"kind\":\"play\",\"what\":\"lark\",\"name\":\"a file\",\"when\":\"NEXT\"}"),
                Arguments.of(
                        new VoiceCommand.PlayList("@7", "friday", true),
                        "{\"kind\":\"playlist\",\"owner\":\"@7\",\"name\":\"friday\",\"shuffled\":true}"),
                Arguments.of(
                        new VoiceCommand.PlayWanted(
                                "liked", List.of(new Wanted("Morning", "Lark", "USABC", Duration.ofSeconds(3)))),
                        "{\"kind\":\"playwanted\",\"name\":\"liked\",\"songs\":[{\"title\":\"Morning\","
                                + "\"artist\":\"Lark\",\"isrc\":\"USABC\",\"length\":3000}]}"),
                Arguments.of(new VoiceCommand.Pause(), "{\"kind\":\"pause\"}"),
                Arguments.of(new VoiceCommand.Resume(), "{\"kind\":\"resume\"}"),
                Arguments.of(new VoiceCommand.Skip(3), "{\"kind\":\"skip\",\"to\":3}"),
                Arguments.of(new VoiceCommand.Back(), "{\"kind\":\"back\"}"),
                Arguments.of(new VoiceCommand.Stop(), "{\"kind\":\"stop\"}"),
                Arguments.of(new VoiceCommand.Clear(), "{\"kind\":\"clear\"}"),
                Arguments.of(new VoiceCommand.Join("100"), "{\"kind\":\"join\",\"channel\":\"100\"}"),
                Arguments.of(new VoiceCommand.Leave(), "{\"kind\":\"leave\"}"),
                Arguments.of(new VoiceCommand.Seek(Duration.ofSeconds(90)), "{\"kind\":\"seek\",\"to\":90000}"),
                Arguments.of(new VoiceCommand.Volume(80), "{\"kind\":\"volume\",\"hundredths\":80}"),
                Arguments.of(new VoiceCommand.Repeat(Loop.QUEUE), "{\"kind\":\"repeat\",\"loop\":\"QUEUE\"}"),
                Arguments.of(new VoiceCommand.Sound(Filter.BASS), "{\"kind\":\"sound\",\"filter\":\"BASS\"}"),
                Arguments.of(new VoiceCommand.Shuffle(), "{\"kind\":\"shuffle\"}"),
                Arguments.of(new VoiceCommand.Remove(2, 5), "{\"kind\":\"remove\",\"place\":2,\"upTo\":5}"),
                Arguments.of(new VoiceCommand.Move(4, 1), "{\"kind\":\"move\",\"from\":4,\"to\":1}"),
                Arguments.of(new VoiceCommand.Show(), "{\"kind\":\"show\"}"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_is_written_like_this(VoiceCommand command, String json) {
        assertThat(command.json()).hasToString(json);
        assertThat(VoiceCommand.read(Json.read(json))).contains(command);
    }

    @Test
    void every_command_is_written_somewhere_above() {
        assertThat(commands().map(it -> it.get()[0].getClass()).distinct())
                .hasSize(VoiceCommand.class.getPermittedSubclasses().length);
    }

    @Test
    void an_order_is_written_like_this() {
        assertThat(ORDER.json()).hasToString(ORDER_JSON);
        assertThat(VoiceOrder.read(Json.read(ORDER_JSON))).isEqualTo(ORDER);
        assertThat(ORDER.person()).isEqualTo("7");
    }

    @Test
    void what_plays_is_written_like_this() {
        var playing = new Playing(
                Optional.of(TRACK),
                Duration.ofMillis(1_500),
                Instant.ofEpochMilli(2_000),
                true,
                List.of(TRACK),
                List.of(),
                Loop.TRACK,
                new Tuning(80, Filter.POP, true),
                "100",
                "3",
                "3/4",
                "de",
                List.of("7"),
                List.of(ORDER),
                List.of("5"));
        var json = """
                {"current":%1$s,"position":1500,"at":2000,"paused":true,"queue":[%1$s],"history":[],"loop":"TRACK",\
                "volume":80,"filter":"POP","even":true,"voice":"100","talk":"3","card":"3/4","locale":"de",\
                "votes":["7"],"pending":[%2$s],"done":["5"]}""".formatted(TRACK_JSON, ORDER_JSON);
        assertThat(playing.json()).hasToString(json);
        assertThat(Playing.read(Json.read(json))).isEqualTo(playing);
    }

    @Test
    void a_command_of_a_later_version_is_none_of_ours() {
        assertThat(VoiceCommand.read(Json.read("{\"kind\":\"teleport\"}"))).isEmpty();
        assertThatThrownBy(() -> VoiceOrder.read(Json.read(
                        "{\"conversation\":{\"thinking\":\"IN_PLACE\"}," + "\"command\":{\"kind\":\"teleport\"}}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("teleport");
    }

    @Test
    void rules_of_which_little_is_said_are_as_usual() {
        assertThat(Rules.read(Json.read("{}"))).isEqualTo(Rules.USUAL);
        assertThat(Rules.read(Json.read("{\"votes\":50,\"length\":60}")))
                .isEqualTo(new Rules("", 50, false, false, 100, 500, Duration.ofMinutes(1), 0));
    }

    @Test
    void a_queue_that_was_allowed_to_be_longer_once_is_no_longer_than_the_table_takes() {
        assertThat(Rules.read(Json.read("{\"queue\":1000}")).queue()).isEqualTo(Rules.MOST_QUEUED);
    }

    @Test
    void who_wants_music_wakes_a_worker() {
        assertThat(Arrays.stream(new Samples(1).commands())
                        .filter(VoiceCommand::wakes)
                        .map(it -> it.getClass().getSimpleName()))
                .containsExactly("Play", "PlayList", "PlayWanted", "Resume", "Join");
    }

    @Test
    void places_to_remove_are_counted_from_the_smaller_one() {
        assertThat(new VoiceCommand.Remove(4, 0)).matches(it -> it.first() == 4 && it.last() == 4);
        assertThat(new VoiceCommand.Remove(4, 2)).matches(it -> it.first() == 2 && it.last() == 4);
        assertThat(new VoiceCommand.Remove(2, 4)).matches(it -> it.first() == 2 && it.last() == 4);
    }

    @Property(tries = 300)
    void everything_is_read_as_it_was_written(@ForAll long seed) {
        var samples = new Samples(seed);
        var playing = samples.playing();
        assertThat(Playing.read(read(playing.json()))).isEqualTo(playing);
        var track = samples.track();
        assertThat(Track.read(read(track.json()))).isEqualTo(track);
        var rules = samples.rules();
        assertThat(Rules.read(read(rules.json()))).isEqualTo(rules);
        var wanted = samples.wanted();
        assertThat(Wanted.read(read(wanted.json()))).isEqualTo(wanted);
        var order = samples.order();
        assertThat(VoiceOrder.read(read(order.json()))).isEqualTo(order);
        for (var command : samples.commands()) {
            assertThat(VoiceCommand.read(read(command.json()))).contains(command);
        }
        assertThat(Playing.tracks(read(Playing.tracks(playing.queue())))).isEqualTo(playing.queue());
    }

    private static Json read(Json written) {
        return Json.read(written.toString());
    }
}
