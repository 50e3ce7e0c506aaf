package dev.skylark.players;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.players.Headcount.Playing;
import dev.skylark.players.Headcount.Unknown;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of the games, written down one by one; and any bytes at all. */
final class StatusesTest {

    private static final Unknown GARBLED = new Unknown(Headcount.Why.NOT_UNDERSTOOD);

    @Test
    void minecraft_is_asked_as_its_own_client_asks() {
        assertThat(HexFormat.ofDelimiter(" ").formatHex(MinecraftStatus.question("203.0.113.9", 25565)))
                .isEqualTo("15 00 ff ff ff ff 0f 0b 32 30 33 2e 30 2e 31 31 33 2e 39 63 dd 01 01 00");
    }

    @Test
    void minecraft_says_who_plays() {
        assertThat(MinecraftStatus.read(minecraft("""
                        {"version":{"name":"Paper 1.21","protocol":767},"players":{"max":20,"online":2,\
                        "sample":[{"name":"§aAnn","id":"x"},{"name":"Bob","id":"y"}]},"description":"hi"}""")))
                .isEqualTo(new Playing(2, 20, List.of("Ann", "Bob"), "", "Paper 1.21"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"players\":{}}",
                "{\"players\":{\"online\":-1,\"max\":20}}",
                "{\"players\":{\"online\":1e9,\"max\":20}}",
                "{\"players\":{\"online\":\"0\",\"max\":20}}",
                "{\"players\":{\"online\":99999999999,\"max\":20}}",
                "not json"
            })
    void a_minecraft_that_does_not_say_how_many_play_is_not_empty_but_unknown(String json) {
        assertThat(MinecraftStatus.read(minecraft(json))).isEqualTo(GARBLED);
    }

    @Test
    void as_many_bytes_are_awaited_as_the_first_ones_announce() {
        assertThat(MinecraftStatus.missing(new byte[0])).isEqualTo(1);
        assertThat(MinecraftStatus.missing(new byte[] {(byte) 0x80})).isEqualTo(1);
        assertThat(MinecraftStatus.missing(new byte[] {3, 0})).isEqualTo(2);
        assertThat(MinecraftStatus.missing(new byte[] {3, 0, 1, 2})).isZero();
        assertThat(MinecraftStatus.missing(HexFormat.of().parseHex("ffffffff7f")))
                .as("more than any answer has")
                .isNegative();
        assertThat(MinecraftStatus.missing(HexFormat.of().parseHex("ffffffffff")))
                .isNegative();
    }

    @Test
    void a_minecraft_from_before_says_it_in_its_goodbye() {
        assertThat(MinecraftStatus.Legacy.read(goodbye("§1\u000078\u00001.6.4\u0000A world\u00003\u000010")))
                .isEqualTo(new Playing(3, 10, List.of(), "", "1.6.4"));
        assertThat(MinecraftStatus.Legacy.read(goodbye("A §cworld§0§8")))
                .isEqualTo(new Playing(0, 8, List.of(), "", ""));
        assertThat(MinecraftStatus.Legacy.read(goodbye("You are banned"))).isEqualTo(GARBLED);
        assertThat(MinecraftStatus.Legacy.missing(new byte[] {(byte) 0xff, 0, 2, 0}))
                .isEqualTo(3);
        assertThat(MinecraftStatus.Legacy.missing("HTTP/1.1 400".getBytes(StandardCharsets.US_ASCII)))
                .isNegative();
    }

    @Test
    void source_is_asked_with_the_number_that_it_gave() {
        assertThat(HexFormat.of().formatHex(SourceStatus.info(new byte[0])))
                .isEqualTo("ffffffff54536f7572636520456e67696e6520517565727900");
        var challenge = SourceStatus.challenge(HexFormat.of().parseHex("ffffffff414ba1d522"));
        assertThat(HexFormat.of().formatHex(SourceStatus.names(challenge.orElseThrow())))
                .isEqualTo("ffffffff554ba1d522");
        assertThat(HexFormat.of().formatHex(SourceStatus.names(new byte[0]))).isEqualTo("ffffffff55ffffffff");
    }

    @Test
    void source_says_how_many_play_and_bots_are_nobody() {
        // Counter-Strike: Source, as Valve documents it, with 5 players of whom 2 are bots
        var info =
                "ffffffff4902" + hex("game2xs.com Counter-Strike Source #1\0de_dust\0cstrike\0Counter-Strike: Source\0")
                        + "f0000510026" + "46c0001" + hex("1.0.0.22\0");
        assertThat(SourceStatus.read(HexFormat.of().parseHex(info), List.of("Ann")))
                .isEqualTo(new Playing(3, 16, List.of("Ann"), "de_dust", "1.0.0.22"));
    }

    @Test
    void where_there_are_more_bots_than_players_bots_are_not_counted_among_them() {
        var info = "ffffffff4911" + hex("a\0b\0c\0d\0") + "f000" + "021004" + "646c0001" + hex("1\0");
        assertThat(SourceStatus.read(HexFormat.of().parseHex(info), List.of()))
                .isEqualTo(new Playing(2, 16, List.of(), "b", "1"));
    }

    @Test
    void names_that_are_cut_off_are_told_as_far_as_they_go() {
        var names = "ffffffff4403" + "00" + hex("Ann\0") + "0700000000007642" + "01" + hex("Bob\0") + "0000000000000000"
                + "02" + hex("Cl");
        assertThat(SourceStatus.readNames(HexFormat.of().parseHex(names))).containsExactly("Ann", "Bob");
    }

    @Test
    void quake_says_who_plays_and_bots_are_nobody() {
        var answer = quake("""
                \\sv_maxclients\\24\\mapname\\radar\\version\\ET 2.60b
                30 48 "^1A^7nn"
                -2 999 "Bob"
                0 0 "[BOT]Rocky"
                """);
        assertThat(QuakeStatus.read(answer)).isEqualTo(new Playing(2, 24, List.of("Ann", "Bob"), "radar", "ET 2.60b"));
        assertThat(QuakeStatus.read(quake("\\mapname\\oasis\n"))).isEqualTo(new Playing(0, 0, List.of(), "oasis", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\\mapname\\x\nnobody we understand\n", "\\mapname\\x\n1 2 no quotes\n"})
    void a_quake_that_is_not_understood_is_not_empty_but_unknown(String text) {
        assertThat(QuakeStatus.read(quake(text))).isEqualTo(GARBLED);
    }

    @Test
    void names_of_strangers_are_short_single_lines() {
        var playing = new Playing(1, 1, List.of("a\nb\u0007" + "x".repeat(500), " ", ""), "m\0", "");
        assertThat(playing.names()).singleElement().satisfies(it -> {
            assertThat(it).startsWith("abx").hasSize(48);
        });
        assertThat(playing.map()).isEqualTo("m");
    }

    @Property
    void whatever_comes_is_read_without_an_error(@ForAll byte[] bytes) {
        read(bytes);
    }

    @Property
    void whatever_comes_behind_a_true_beginning_is_read_without_an_error(@ForAll("almostTrue") byte[] bytes) {
        read(bytes);
    }

    @Property
    void an_answer_that_is_cut_off_never_says_that_nobody_plays(@ForAll("cut") byte[] bytes) {
        assertThat(MinecraftStatus.read(bytes)).isInstanceOf(Unknown.class);
    }

    @Provide
    Arbitrary<byte[]> almostTrue() {
        var beginnings = Arbitraries.of(
                HexFormat.of().parseHex("ffffffff49"),
                HexFormat.of().parseHex("ffffffff44"),
                HexFormat.of().parseHex("ffffffff41"),
                new byte[] {(byte) 0xff, 0, 4},
                new byte[] {20, 0, 18},
                quake(""),
                quake("\\a\\b\n"));
        return beginnings.flatMap(
                start -> Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(end -> joined(start, end)));
    }

    @Provide
    Arbitrary<byte[]> cut() {
        var whole = minecraft("{\"players\":{\"max\":20,\"online\":0}}");
        return Arbitraries.integers().between(0, whole.length - 1).map(it -> {
            var part = new byte[it];
            System.arraycopy(whole, 0, part, 0, it);
            return part;
        });
    }

    private static void read(byte[] bytes) {
        assertThat(MinecraftStatus.read(bytes)).isNotNull();
        assertThat(MinecraftStatus.missing(bytes)).isLessThan(200_000);
        assertThat(MinecraftStatus.Legacy.read(bytes)).isNotNull();
        assertThat(MinecraftStatus.Legacy.missing(bytes)).isLessThan(10_000);
        assertThat(SourceStatus.read(bytes, List.of())).isNotNull();
        assertThat(SourceStatus.challenge(bytes)).isNotNull();
        assertThat(SourceStatus.readNames(bytes)).isNotNull();
        assertThat(QuakeStatus.read(bytes)).isNotNull();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }

    /** With one byte for the lengths below 128, two above. */
    private static byte[] minecraft(String json) {
        var text = json.getBytes(StandardCharsets.UTF_8);
        var body = joined(joined(new byte[] {0}, length(text.length)), text);
        return joined(length(body.length), body);
    }

    private static byte[] length(int length) {
        return length < 128
                ? new byte[] {(byte) length}
                : new byte[] {(byte) ((length & 0x7f) | 0x80), (byte) (length >> 7)};
    }

    private static byte[] goodbye(String text) {
        return joined(
                new byte[] {(byte) 0xff, (byte) (text.length() >> 8), (byte) text.length()},
                text.getBytes(StandardCharsets.UTF_16BE));
    }

    private static byte[] quake(String text) {
        return ("\u00ff\u00ff\u00ff\u00ffstatusResponse\n" + text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
