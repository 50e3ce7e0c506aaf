package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.command.Upload;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Item;
import dev.skylark.data.Packed;
import dev.skylark.data.Rows;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Reply.Where;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.voice.Filter;
import dev.skylark.voice.Loop;
import dev.skylark.voice.MusicRows;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import dev.skylark.voice.Track.Source;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import dev.skylark.voice.VoiceOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people say while they listen, from the front door to the order that the voice worker gets. */
class MusicStoryTest {

    private final House house = new House();
    private final String guild = house.allowedGuild();
    private final Somebody listener = Somebody.in(guild, Somebody.USE_COMMANDS);
    private final Somebody operator = Somebody.in(guild, Somebody.MANAGE_CHANNELS);
    private final Somebody admin = Somebody.in(guild, Somebody.MANAGE_GUILD);
    private final Rows rows = new Rows(House::dynamo, () -> EmbeddedDynamo.name(Table.MUSIC));

    @ParameterizedTest
    @MethodSource("commands")
    void each_command_is_an_order_for_the_worker(String typed, VoiceCommand wanted) {
        var words = Arrays.asList(typed.split("\\|", -1));

        order(listener.types(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new)));

        assertThat(onlyOrder().command()).isEqualTo(wanted);
        assertThat(house.told).as("the worker answers").isEmpty();
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("play|what|the lark", new VoiceCommand.Play("the lark", "", When.LAST)),
                Arguments.of(
                        "play|what|https://radio.example/live|when|now",
                        new VoiceCommand.Play("https://radio.example/live", "", When.NOW)),
                Arguments.of(
                        "play|what|library:My lark.mp3|when|next",
                        new VoiceCommand.Play("library:My lark.mp3", "My lark.mp3", When.NEXT)),
                Arguments.of("pause", new VoiceCommand.Pause()),
                Arguments.of("resume", new VoiceCommand.Resume()),
                Arguments.of("skip", new VoiceCommand.Skip(0)),
                Arguments.of("skip|to|4", new VoiceCommand.Skip(4)),
                Arguments.of("back", new VoiceCommand.Back()),
                Arguments.of("stop", new VoiceCommand.Stop()),
                Arguments.of("seek|position|1:30", new VoiceCommand.Seek(Duration.ofSeconds(90))),
                Arguments.of("seek|position|1:02:03", new VoiceCommand.Seek(Duration.ofSeconds(3723))),
                Arguments.of("volume|percent|150", new VoiceCommand.Volume(150)),
                Arguments.of("loop|what|queue", new VoiceCommand.Repeat(Loop.QUEUE)),
                Arguments.of("shuffle", new VoiceCommand.Shuffle()),
                Arguments.of("remove|place|2", new VoiceCommand.Remove(2, 0)),
                Arguments.of("remove|place|2|upto|5", new VoiceCommand.Remove(2, 5)),
                Arguments.of("move|from|3|to|1", new VoiceCommand.Move(3, 1)),
                Arguments.of("clear", new VoiceCommand.Clear()),
                Arguments.of("join", new VoiceCommand.Join("")),
                Arguments.of("join|channel|900000000000000110", new VoiceCommand.Join("900000000000000110")),
                Arguments.of("leave", new VoiceCommand.Leave()),
                Arguments.of("filter|sound|nightcore", new VoiceCommand.Sound(Filter.NIGHTCORE)));
    }

    @Test
    void the_order_says_who_gave_it_and_where_the_answer_belongs() {
        var dancer = listener.withRole("900000000000000301").speaking("de");

        order(dancer.types("play", "what", "die Lerche"));

        var order = onlyOrder();
        assertThat(order.guild()).isEqualTo(guild);
        assertThat(order.person()).isEqualTo(dancer.id());
        assertThat(order.name()).isEqualTo("name-" + dancer.id());
        assertThat(order.roles()).containsExactly("900000000000000301");
        assertThat(order.leads()).isFalse();
        assertThat(order.quiet()).isFalse();
        assertThat(order.conversation().locale()).isEqualTo("de");
        assertThat(order.conversation().thinking()).isEqualTo(Where.IN_CHANNEL);
        assertThat(order.conversation().channel()).isEqualTo("900000000000000101");
        assertThat(VoiceOrder.read(order.json())).isEqualTo(order);
    }

    @Test
    void who_operates_servers_leads_the_music_too() {
        order(operator.types("skip"));

        assertThat(onlyOrder().leads()).isTrue();
    }

    @Test
    void a_button_of_the_card_is_answered_in_its_place() {
        order(listener.presses(">volume|percent=110"));

        assertThat(onlyOrder().command()).isEqualTo(new VoiceCommand.Volume(110));
        assertThat(onlyOrder().conversation().thinking()).isEqualTo(Where.IN_PLACE);
        assertThat(onlyOrder().conversation().message()).isEqualTo("800000000000000001");
    }

    @Test
    void a_file_that_somebody_sends_is_played_under_its_name() {
        order(listener.sends(file("lark.mp3", "audio/mpeg", 1000), "play"));

        assertThat(onlyOrder().command())
                .isEqualTo(new VoiceCommand.Play(
                        "https://cdn.discordapp.com/attachments/1/2/lark.mp3", "lark.mp3", When.LAST));
    }

    @Test
    void who_says_nothing_is_asked_what_to_play() {
        assertThat(said(listener.types("play"))).contains("Say what to play");
        assertThat(house.voices().orders()).isEmpty();
    }

    @Test
    void a_worker_that_sleeps_is_woken_and_the_person_knows() {
        house.voices().fallAsleep();

        assertThat(said(listener.types("play", "what", "the lark"))).contains("Waking up", "not lost");
        assertThat(onlyOrder().command()).isInstanceOf(VoiceCommand.Play.class);
    }

    @Test
    void nobody_is_woken_to_be_told_to_stop() {
        house.voices().fallAsleep();

        assertThat(said(listener.types("stop"))).contains("Nothing plays");
        assertThat(house.told.getLast().reply()).isInstanceOf(Reply.Whisper.class);
        assertThat(house.voices().orders()).isEmpty();
    }

    @Test
    void an_order_that_is_delivered_twice_is_given_once() {
        house.answer(listener.types("skip"));
        var delivered = Json.read(house.orders.remove());

        house.work.accept(delivered);
        house.work.accept(delivered);

        assertThat(house.voices().orders()).hasSize(1);
    }

    @Test
    void an_order_that_cannot_be_sent_is_tried_again_and_not_lost() {
        house.voices().reachable(false);
        house.answer(listener.types("play", "what", "the lark"));
        var delivered = Json.read(house.orders.remove());

        assertThatThrownBy(() -> house.work.accept(delivered)).isInstanceOf(IllegalStateException.class);
        assertThat(house.texts().getLast()).contains("/play");
        assertThat(house.voices().orders()).isEmpty();

        house.voices().reachable(true);
        house.pass(Duration.ofMinutes(2));
        house.work.accept(delivered);
        assertThat(onlyOrder().command()).isEqualTo(new VoiceCommand.Play("the lark", "", When.LAST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "seek; position; abc; “abc” is no place in a track",
                "seek; position; -5; “-5” is no place in a track",
                "volume; percent; 151; 150",
                "volume; percent; loud; loud",
                "loop; what; forever; forever",
                "filter; sound; underwater; underwater",
                "remove; place; 0; 500",
                "skip; to; 501; 500",
                "join; channel; here; here",
                "queue; page; 0; 1000",
                "play; what; list:nobody's; There is no list “nobody's”"
            })
    void what_cannot_be_meant_is_named_back(String command, String option, String value, String words) {
        assertThat(said(listener.types(command, option, value))).contains(words);
        assertThat(house.voices().orders()).isEmpty();
    }

    @Test
    void a_strangers_guild_and_a_direct_message_give_no_orders() {
        var stranger = Somebody.in(House.newId(), Somebody.ADMINISTRATOR);
        assertThat(said(stranger.types("play", "what", "the lark"))).contains("not on the list");

        var alone = Somebody.in("", 0);
        assertThat(said(alone.types("play", "what", "the lark"))).contains("not in direct messages");
        assertThat(house.voices().orders()).isEmpty();
    }

    @Test
    void without_the_right_to_use_commands_nobody_is_heard() {
        assertThat(said(Somebody.in(guild, 0).types("skip"))).contains("viewer");
        assertThat(house.voices().orders()).isEmpty();
    }

    @Test
    void what_plays_what_comes_and_what_was_is_known_without_the_worker() {
        house.voices().fallAsleep();
        assertThat(said(listener.types("queue"))).contains("The queue is empty");
        assertThat(said(listener.types("history"))).contains("Nothing yet");
        assertThat(said(listener.types("nowplaying"))).contains("Nothing plays");

        plays("Lark", "Swift", "Nightingale");

        assertThat(said(listener.types("queue"))).contains("Lark", "1. ", "Swift", "2. ", "Nightingale", "0:00 / 3:00");
        assertThat(said(listener.types("history"))).contains("Robin");
        assertThat(house.told.getLast().where()).isEqualTo(Where.FOR_YOU_ONLY);
        assertThat(house.voices().orders()).isEmpty();
    }

    @Test
    void where_it_plays_the_worker_shows_the_card() {
        plays("Lark");

        order(listener.types("nowplaying"));

        assertThat(onlyOrder().command()).isEqualTo(new VoiceCommand.Show());
    }

    @Test
    void a_list_is_saved_loaded_and_deleted() {
        assertThat(said(listener.types("playlist save", "name", "Birds"))).contains("nothing to save");
        plays("Lark", "Swift");
        assertThat(said(listener.types("playlist save", "name", "Birds"))).contains("2 tracks saved as “Birds”");
        assertThat(said(listener.types("playlist save", "name", "birds"))).contains("now has these 2 tracks");
        assertThat(said(listener.types("playlist list"))).contains("birds · 2 tracks", "None yet");

        order(listener.types("playlist load", "name", "BIRDS", "shuffled", "true"));
        assertThat(onlyOrder().command())
                .isEqualTo(new VoiceCommand.PlayList(MusicRows.person(listener.id()), "birds", true));
        assertThat(saved(MusicRows.person(listener.id()), "birds"))
                .extracting(Track::title)
                .containsExactly("Lark", "Swift");

        assertThat(said(admin.types("playlist load", "name", "birds")))
                .as("somebody else's")
                .contains("There is no list");
        assertThat(said(listener.types("playlist delete", "name", "birds"))).contains("Delete the list “birds”?");
        house.says(listener.presses(yes()));
        assertThat(house.texts().getLast()).contains("The list “birds” is deleted");
        assertThat(said(listener.types("playlist load", "name", "birds"))).contains("There is no list");
    }

    @Test
    void what_is_everybodys_is_changed_by_operators_and_played_by_all() {
        plays("Lark");
        assertThat(said(listener.types("playlist save", "name", "Ours", "whose", "ours")))
                .contains("changed by operators");
        said(operator.types("playlist save", "name", "Ours", "whose", "ours"));

        order(listener.types("playlist load", "name", "ours", "whose", "ours"));
        assertThat(onlyOrder().command()).isEqualTo(new VoiceCommand.PlayList(guild, "Ours", false));
        order(listener.types("play", "what", "list:Ours"));
        assertThat(house.voices().orders().getLast().command())
                .isEqualTo(new VoiceCommand.PlayList(guild, "Ours", false));

        house.says(listener.types("playlist delete", "name", "ours", "whose", "ours"));
        house.says(listener.presses(yes()));
        assertThat(house.texts().getLast()).contains("changed by operators");
    }

    @Test
    void nobody_has_more_than_fifty_lists() {
        plays("Lark");
        for (int i = 1; i <= 50; i++) {
            rows.put(Item.of(MusicRows.person(listener.id()), MusicRows.name("list " + i))
                    .with("name", "list " + i)
                    .with("size", 1));
        }

        assertThat(said(listener.types("playlist save", "name", "One more"))).contains("50 lists already");
        assertThat(said(listener.types("playlist save", "name", "List 7"))).contains("now has these 1 tracks");
    }

    @Test
    void the_rules_of_a_guild_are_kept_and_shown() {
        assertThat(said(admin.types("music settings"))).contains("everybody", "500", "any");

        assertThat(said(admin.types(
                        "music settings",
                        "dj",
                        "900000000000000301",
                        "votes",
                        "50",
                        "stay",
                        "true",
                        "even",
                        "true",
                        "volume",
                        "80",
                        "queue",
                        "20",
                        "minutes",
                        "10",
                        "perperson",
                        "3")))
                .contains("from now on", "<@&900000000000000301>", "50 %", "80 %", "20", "10", "3");
        assertThat(rules())
                .isEqualTo(new Rules("900000000000000301", 50, true, true, 80, 20, Duration.ofMinutes(10), 3));

        said(admin.types("music settings", "anybody", "true"));
        assertThat(rules().djRole()).isEmpty();
        assertThat(rules().votes()).isEqualTo(50);
        assertThat(said(operator.types("music settings", "votes", "0"))).contains("for admins");
    }

    @Test
    void how_somebody_likes_it_holds_for_what_they_say_and_for_nobody_else() {
        assertThat(said(listener.types("music mine"))).contains("own recordings", "Yours", "no");
        assertThat(said(listener.types("music mine", "search", "soundcloud", "whose", "ours", "quiet", "true")))
                .contains("SoundCloud", "Everybody's here", "yes");
        plays("Lark");
        said(operator.types("playlist save", "name", "Ours", "whose", "ours"));

        order(listener.types("play", "what", "the lark"));
        order(listener.types("playlist load", "name", "ours"));
        order(listener.types("play", "what", "https://music.example/lark.mp3"));
        order(operator.types("play", "what", "the lark"));

        assertThat(house.voices().orders())
                .extracting(VoiceOrder::command)
                .containsExactly(
                        new VoiceCommand.Play("soundcloud:the lark", "the lark", When.LAST),
                        new VoiceCommand.PlayList(guild, "Ours", false),
                        new VoiceCommand.Play("https://music.example/lark.mp3", "", When.LAST),
                        new VoiceCommand.Play("the lark", "", When.LAST));
        assertThat(house.voices().orders()).extracting(VoiceOrder::quiet).containsExactly(true, false, true, false);
    }

    @Test
    void who_wants_it_quiet_hears_alone_that_the_worker_wakes() {
        said(listener.types("music mine", "quiet", "true"));
        house.voices().fallAsleep();

        assertThat(house.says(listener.types("play", "what", "the lark"))).isInstanceOf(Reply.Whisper.class);
    }

    @Test
    void recordings_are_added_listed_played_and_removed() {
        assertThat(said(listener.types("music library list"))).contains("0 of at most 200", "None yet");
        assertThat(said(operator.sends(file("Lark ascending.mp3", "audio/mpeg", 3_000_000), "music library add")))
                .contains("“Lark ascending.mp3” is in the library");
        assertThat(said(operator.sends(
                        file("x.ogg", "application/ogg", 10), "music library add", "name", "../a/Swift\\")))
                .contains("“a Swift.ogg” is in the library");
        assertThat(said(operator.sends(
                        file("other.mp3", "audio/mpeg", 20), "music library add", "name", "Lark ascending")))
                .contains("“Lark ascending.mp3” is replaced");
        assertThat(said(listener.types("music library list")))
                .contains("2 of at most 200", "Lark ascending.mp3 · 1 MB", "a Swift.ogg");

        assertThat(suggested("play", "what", "asc")).containsExactly("library:Lark ascending.mp3");
        assertThat(suggested("music library remove", "name", "")).containsExactly("Lark ascending.mp3", "a Swift.ogg");

        assertThat(said(operator.types("music library remove", "name", "a Swift.ogg")))
                .contains("The file is deleted");
        house.says(operator.presses(yes()));
        assertThat(house.texts().getLast()).contains("“a Swift.ogg” is out of the library");
        assertThat(suggested("music library remove", "name", "")).containsExactly("Lark ascending.mp3");
    }

    @Test
    void a_recording_that_cannot_be_kept_is_refused_with_its_reason() {
        assertThat(said(listener.sends(file("lark.mp3", "audio/mpeg", 10), "music library add")))
                .contains("for operators");
        assertThat(said(operator.sends(file("virus.exe", "application/octet-stream", 10), "music library add")))
                .contains("“virus.exe” is no music");
        assertThat(said(operator.sends(file("lark.flac", "audio/flac", 104_857_601), "music library add")))
                .contains("100 MB");
        assertThat(said(operator.sends(file("lark.mp3", "audio/mpeg", 10), "music library add", "name", "../..")))
                .contains("Nothing is left of this name");
        house.says(operator.types("music library remove", "name", "nothing.mp3"));
        house.says(operator.presses(yes()));
        assertThat(house.texts().getLast()).contains("There is no recording “nothing.mp3”");

        for (int i = 1; i <= 200; i++) {
            house.recordings.add(guild, i + ".mp3", file("lark.mp3", "audio/mpeg", 1));
        }
        assertThat(said(operator.sends(file("lark.mp3", "audio/mpeg", 10), "music library add")))
                .contains("200 recordings already");
        assertThat(said(listener.types("music library list"))).contains("1.mp3", "Page 1 of 10");
        house.says(listener.presses(">music library list|page=10", "800000000000000002", 64));
        assertThat(house.texts().getLast()).contains("99.mp3");

        house.recordings.fail(Trouble.DOWN);
        assertThat(said(listener.types("music library list"))).contains("The library could not be used");
    }

    @Test
    void while_somebody_types_they_see_what_the_guild_has_and_heard() {
        assertThat(suggested("play", "what", "")).isEmpty();
        plays("Lark", "Swift");
        said(operator.types("playlist save", "name", "Larks", "whose", "ours"));

        assertThat(suggested("play", "what", ""))
                .containsExactly(
                        "list:Larks",
                        "https://music.example/Robin.mp3",
                        "https://music.example/Lark.mp3",
                        "https://music.example/Swift.mp3");
        assertThat(suggested("play", "what", " LARK")).containsExactly("list:Larks", "https://music.example/Lark.mp3");
        assertThat(suggested("playlist load", "name", "")).isEmpty();
    }

    @Test
    void suggestions_cost_two_reads_and_fail_in_silence() {
        house.answer(listener.completes("play", "what", "l"));
        house.dynamoStillAnswers.set(100);
        house.answer(listener.completes("play", "what", "l"));
        assertThat(100 - house.dynamoStillAnswers.get())
                .as("the guild's rights, and its shelf")
                .isEqualTo(2);

        house.dynamoStillAnswers.set(1);
        assertThat(suggested("play", "what", "l")).isEmpty();
        assertThat(house.journal.toString(StandardCharsets.UTF_8)).contains("nothing could be suggested");
    }

    private void plays(String... titles) {
        var all = Stream.of(titles).map(MusicStoryTest::track).toList();
        var playing = Playing.nothing(Rules.USUAL)
                .with(Optional.of(all.getFirst()), Duration.ZERO, house.now())
                .queue(all.subList(1, all.size()))
                .history(List.of(track("Robin")))
                .voice("900000000000000110");
        rows.put(Item.of(guild, MusicRows.PLAYING).with(MusicRows.PACKED, Packed.close(playing.json())));
    }

    private static Track track(String title) {
        return new Track(
                title,
                "",
                Duration.ofMinutes(3),
                "https://music.example/" + title + ".mp3",
                "",
                Source.HTTP,
                "sealed",
                0,
                "900000000000000201");
    }

    private static Upload file(String name, String type, long size) {
        return new Upload("940000000000000001", name, type, size, "https://cdn.discordapp.com/attachments/1/2/" + name);
    }

    private Rules rules() {
        return Rules.read(rows.find(guild, MusicRows.RULES).orElseThrow().json(MusicRows.RULES));
    }

    private List<Track> saved(String owner, String name) {
        return Playing.tracks(
                Packed.open(rows.find(owner, MusicRows.list(name)).orElseThrow().text(MusicRows.PACKED)));
    }

    private void order(Json interaction) {
        house.answer(interaction);
        house.workOff();
    }

    private String said(Json interaction) {
        return House.text(house.message(house.says(interaction)));
    }

    private VoiceOrder onlyOrder() {
        assertThat(house.voices().orders()).hasSize(1);
        return house.voices().orders().getFirst();
    }

    /** The first button of what was said last. */
    private String yes() {
        return House.target(house.message(house.told.getLast().reply()), "");
    }

    private List<String> suggested(String command, String option, String typed) {
        return house
                .answer(
                        command.contains(" ")
                                ? operator.completesSub(command, option, typed)
                                : operator.completes(command, option, typed))
                .at("data")
                .at("choices")
                .items()
                .stream()
                .map(it -> it.at("value").text())
                .toList();
    }
}
