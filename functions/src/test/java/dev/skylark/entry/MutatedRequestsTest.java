package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** 10,000 requests as nobody should send them: each is answered, and none with an error of ours. */
class MutatedRequestsTest {

    private static final House HOUSE = new House();
    private static final Somebody SOMEBODY = Somebody.in(House.OWNER_GUILD, Somebody.ADMINISTRATOR);
    private static final List<String> BODIES = List.of(
            "{\"type\":1}",
            SOMEBODY.types("ping").toString(),
            SOMEBODY.types("help", "command", "ping").toString(),
            SOMEBODY.types("access role", "role", "1", "permission", "viewer").toString(),
            SOMEBODY.completes("help", "command", "p").toString(),
            SOMEBODY.presses(">help|page=2").toString(),
            SOMEBODY.presses("?access ask").toString(),
            SOMEBODY.presses("!7fffffff|feature off|feature=audit").toString(),
            SOMEBODY.chooses(">help|command=*", "ping").toString(),
            SOMEBODY.submits(">access ask", "name", "Chess", "purpose", "To play chess", "people", "4")
                    .toString());

    @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
    void a_signed_body_of_any_kind_is_answered(@ForAll("bodies") byte[] body) {
        var timestamp = String.valueOf(HOUSE.now().getEpochSecond());
        HOUSE.orders.clear();
        var text = new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);

        var status = HOUSE.deliver(text, timestamp, House.sign(text, timestamp))
                .at("statusCode")
                .whole(0);

        assertThat(status).isIn(200L, 400L, 413L);
        HOUSE.orders.forEach(order -> assertThat(Json.read(order)).isNotNull());
    }

    @Property(tries = 4000, shrinking = ShrinkingMode.OFF)
    void headers_of_any_kind_are_unauthorised(
            @ForAll("headers") String timestamp, @ForAll("headers") String signature) {
        var body = BODIES.getFirst().getBytes(StandardCharsets.UTF_8);

        assertThat(HOUSE.deliver(body, timestamp, signature).at("statusCode").whole(0))
                .isEqualTo(401);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void an_event_of_any_kind_is_answered(@ForAll("bodies") byte[] event) {
        assertThat(HOUSE.door.answer(event).at("statusCode").whole(0)).isIn(400L, 401L, 413L);
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        var whole = Arbitraries.of(BODIES).map(it -> it.getBytes(StandardCharsets.UTF_8));
        var broken = Combinators.combine(whole, changes()).as(MutatedRequestsTest::changed);
        var values = Combinators.combine(
                        Arbitraries.of(BODIES), values(), Arbitraries.integers().between(0, 60))
                .as((body, value, at) -> replaced(body, value, at).getBytes(StandardCharsets.UTF_8));
        var deep = Arbitraries.integers()
                .between(1, 5000)
                .map(it -> ("{\"type\":2,\"data\":" + "[".repeat(it) + "]".repeat(it) + "}")
                        .getBytes(StandardCharsets.UTF_8));
        var large = Arbitraries.integers()
                .between(100, 300)
                .map(it -> ("{\"type\":2,\"x\":\"" + "x".repeat(it * 1000) + "\"}").getBytes(StandardCharsets.UTF_8));
        var noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        return Arbitraries.frequencyOf(
                Tuple.of(6, broken), Tuple.of(8, values), Tuple.of(1, deep), Tuple.of(1, noise), Tuple.of(1, large));
    }

    @Provide
    Arbitrary<String> headers() {
        var now = String.valueOf(HOUSE.now().getEpochSecond());
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(200),
                Arbitraries.strings().withChars("0123456789abcdefABCDEF").ofLength(128),
                Arbitraries.strings().withChars("0123456789").ofMaxLength(25),
                Arbitraries.of("", now, "-" + now, now + ".0", "null", "ff".repeat(64), "00".repeat(64)));
    }

    private static Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2000),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.bytes())
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private record Change(int at, int kind, byte value) {}

    private static byte[] changed(byte[] body, List<Change> changes) {
        var bytes = new ArrayList<Byte>();
        for (var it : body) {
            bytes.add(it);
        }
        for (var change : changes) {
            if (bytes.isEmpty()) {
                break;
            }
            var at = change.at() % bytes.size();
            switch (change.kind()) {
                case 0 -> bytes.set(at, change.value());
                case 1 -> bytes.remove(at);
                default -> bytes.add(at, change.value());
            }
        }
        var all = new byte[bytes.size()];
        for (int at = 0; at < all.length; at++) {
            all[at] = bytes.get(at);
        }
        return all;
    }

    private static Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "true",
                        "-1",
                        "1e999999999",
                        "123456789012345678901234567890",
                        "\"\"",
                        "[]",
                        "{}",
                        "[[[[{}]]]]",
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "\"😀\\u202e null\"",
                        "{\"options\":[{\"type\":1,\"options\":[]}]}"),
                Arbitraries.strings().ofMaxLength(50).map(it -> Json.of(it).toString()));
    }

    /** The {@code at}-th value of the document replaced by another. */
    private static String replaced(String body, String value, int at) {
        var colons = new ArrayList<Integer>();
        for (int it = body.indexOf("\":"); it >= 0; it = body.indexOf("\":", it + 1)) {
            colons.add(it + 2);
        }
        var from = colons.get(at % colons.size());
        var end = from;
        var depth = 0;
        var quoted = false;
        while (end < body.length()) {
            var c = body.charAt(end);
            if (c == '"' && body.charAt(end - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && (c == '}' || c == ']') && depth-- == 0) {
                break;
            } else if (!quoted && c == ',' && depth == 0) {
                break;
            }
            end++;
        }
        return body.substring(0, from) + value + body.substring(end);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void base64_of_any_kind_is_answered(@ForAll("bodies") byte[] body, @ForAll boolean wellFormed) {
        var text =
                wellFormed ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.ISO_8859_1);
        var event = Json.fields().with("body", text).with("isBase64Encoded", true);

        assertThat(HOUSE.door.answer(event.bytes()).at("statusCode").whole(0)).isIn(400L, 401L, 413L);
    }
}
