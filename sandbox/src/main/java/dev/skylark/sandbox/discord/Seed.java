package dev.skylark.sandbox.discord;

import dev.skylark.sandbox.discord.Channel.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who and what is there on a fresh start. Tests and other programs rely on these ids. */
final class Seed {

    static final String APPLICATION = id(0);
    static final String LOCALE = "en-US";
    static final Instant LONG_AGO = Instant.parse("2026-01-05T09:00:00Z");

    private static final String HOME = id(1);
    private static final String STRANGERS = id(2);
    private static final long BOT =
            Bits.EVERYDAY | Bits.MANAGE_MESSAGES | Bits.MANAGE_ROLES | Bits.MANAGE_THREADS | Bits.CREATE_PUBLIC_THREADS;

    private Seed() {}

    /** The ids of the sandbox differ in their last digits only: 101 is 900000000000000101. */
    static String id(int last) {
        return String.valueOf(900_000_000_000_000_000L + last);
    }

    static List<Person> people() {
        return List.of(
                new Person(APPLICATION, "Skylark", true),
                person(201, "owner"),
                person(202, "admin"),
                person(203, "operator"),
                person(204, "viewer"),
                person(205, "nobody"),
                person(501, "stranger"),
                person(502, "strangers-friend"));
    }

    static List<Channel> channels() {
        return List.of(
                Channel.text(id(101), HOME, "general"),
                Channel.text(id(102), HOME, "alerts"),
                Channel.text(id(103), HOME, "admin"),
                Channel.text(id(104), HOME, "stats"),
                new Channel(id(111), HOME, "Lounge", Kind.VOICE, "", ""),
                Channel.text(id(401), STRANGERS, "lobby"),
                new Channel(id(411), STRANGERS, "Hangout", Kind.VOICE, "", ""));
    }

    static List<Guild> guilds() {
        return List.of(
                new Guild(
                        HOME,
                        "Skylark's Nest",
                        id(201),
                        true,
                        List.of(
                                new Role(HOME, "@everyone", 0, 0, 0),
                                role(301, "Owners", 0xE67E22, Bits.ADMINISTRATOR | Bits.EVERYDAY, 8),
                                role(
                                        302,
                                        "Admins",
                                        0x9B59B6,
                                        Bits.MANAGE_GUILD | Bits.MANAGE_CHANNELS | Bits.EVERYDAY,
                                        7),
                                role(303, "Operators", 0x3498DB, Bits.MANAGE_CHANNELS | Bits.EVERYDAY, 6),
                                role(304, "Viewers", 0x2ECC71, Bits.EVERYDAY, 5),
                                role(305, "Game crew", 0xF1C40F, 0, 3),
                                role(306, "On call", 0xE74C3C, 0, 2),
                                role(307, "Disc jockeys", 0x1ABC9C, 0, 1),
                                role(309, "Skylark", 0x5865F2, BOT, 4)),
                        members(
                                member(201, 301),
                                member(202, 302),
                                member(203, 303),
                                member(204, 304),
                                member(205),
                                member(0, 309)),
                        Map.of()),
                new Guild(
                        STRANGERS,
                        "Strangers",
                        id(501),
                        true,
                        List.of(
                                new Role(STRANGERS, "@everyone", 0, Bits.EVERYDAY, 0),
                                role(601, "Administrators", 0xE67E22, Bits.ADMINISTRATOR | Bits.EVERYDAY, 2),
                                role(609, "Skylark", 0x5865F2, BOT, 1)),
                        members(member(501, 601), member(502), member(0, 609)),
                        Map.of()));
    }

    private static Person person(int last, String name) {
        return new Person(id(last), name, false);
    }

    private static Role role(int last, String name, int color, long permissions, int position) {
        return new Role(id(last), name, color, permissions, position);
    }

    private static Member member(int last, int... roles) {
        return new Member(id(last), Arrays.stream(roles).mapToObj(Seed::id).toList(), 0, false);
    }

    private static Map<String, Member> members(Member... members) {
        return Arrays.stream(members)
                .collect(Collectors.toMap(Member::id, it -> it, (first, _) -> first, LinkedHashMap::new));
    }
}
