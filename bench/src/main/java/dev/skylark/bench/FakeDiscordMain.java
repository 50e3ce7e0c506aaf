package dev.skylark.bench;

import com.sun.net.httpserver.HttpServer;
import dev.skylark.json.Json;
import dev.skylark.sandbox.gateway.Realm;
import dev.skylark.sandbox.voice.Heard;
import dev.skylark.sandbox.voice.Setting;
import dev.skylark.sandbox.voice.VoiceDiscord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A Discord of many guilds, each with one voice channel in which one person listens. Talks by lines. */
final class FakeDiscordMain {

    static final String TOKEN = "bench.token";

    private static final String BOT = "900000000000000000";

    private FakeDiscordMain() {}

    static String guild(int number) {
        return String.valueOf(900_000_000_001_000_000L + number * 10L);
    }

    static String channel(String guild) {
        return String.valueOf(Long.parseLong(guild) + 1);
    }

    private static String listener(String guild) {
        return String.valueOf(Long.parseLong(guild) + 2);
    }

    public static void main(String[] words) throws IOException {
        var realm = new Guilds(IntStream.range(0, Integer.parseInt(words[0]))
                .mapToObj(FakeDiscordMain::guild)
                .toList());
        var setting = Boolean.parseBoolean(words[1])
                ? Setting.usual()
                : Setting.usual().withoutEncryption();
        var rest = rest(realm);
        try (var discord = VoiceDiscord.start(realm, setting);
                var asks = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            realm.guilds().forEach(it -> discord.join(it, channel(it), listener(it)));
            System.out.println(Json.fields()
                    .with("rest", "http://127.0.0.1:" + rest.getAddress().getPort() + "/api/v10")
                    .with("gateway", discord.gateway())
                    .with("certificate", discord.certificate()));
            for (var line = asks.readLine(); line != null; line = asks.readLine()) {
                if (line.equals("forget")) {
                    realm.guilds().forEach(discord::forget);
                    System.out.println(Json.fields());
                } else {
                    System.out.println(
                            summary(realm.guilds().stream().map(discord::heard).toList()));
                }
            }
        }
        rest.stop(0);
    }

    /** The middle guild's pace, and the longest pause of all. */
    private static Json summary(List<Heard> all) {
        return Json.fields()
                .with("received", all.stream().mapToLong(Heard::received).sum())
                .with("lost", all.stream().mapToLong(Heard::lost).sum())
                .with(
                        "p50",
                        middle(all.stream()
                                .mapToDouble(it -> it.pace().p50())
                                .sorted()
                                .toArray()))
                .with(
                        "p99",
                        middle(all.stream()
                                .mapToDouble(it -> it.pace().p99())
                                .sorted()
                                .toArray()))
                .with(
                        "p999",
                        middle(all.stream()
                                .mapToDouble(it -> it.pace().p999())
                                .sorted()
                                .toArray()))
                .with(
                        "longest",
                        all.stream()
                                .mapToDouble(it -> it.pace().longest())
                                .max()
                                .orElse(0));
    }

    private static double middle(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    /** What JDA asks before it connects. */
    private static HttpServer rest(Realm realm) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = realm.bot().bytes();
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    /** Guilds without people, but for one who listens. */
    private record Guilds(List<String> guilds, Map<String, Map<String, String>> seats, List<Watcher> watchers)
            implements Realm {

        Guilds(List<String> guilds) {
            this(guilds, new ConcurrentHashMap<>(), new CopyOnWriteArrayList<>());
        }

        @Override
        public boolean isToken(String token) {
            return token.equals(TOKEN);
        }

        @Override
        public Json.Fields bot() {
            return person(BOT, true);
        }

        private static Json.Fields person(String id, boolean bot) {
            return Json.fields()
                    .with("id", id)
                    .with("username", "u" + id)
                    .with("discriminator", "0")
                    .with("avatar", null)
                    .with("bot", bot);
        }

        @Override
        public Json.Fields guild(String guild) {
            return Json.fields()
                    .with("id", guild)
                    .with("name", "Guild " + guild)
                    .with("owner_id", listener(guild))
                    .with("preferred_locale", "en-US")
                    .with("features", List.of())
                    .with("verification_level", 0)
                    .with("default_message_notifications", 0)
                    .with("explicit_content_filter", 0)
                    .with("premium_tier", 0)
                    .with("premium_subscription_count", 0)
                    .with("premium_progress_bar_enabled", false)
                    .with("nsfw_level", 0)
                    .with("mfa_level", 0)
                    .with("afk_timeout", 300)
                    .with("system_channel_flags", 0)
                    .with("member_count", 2)
                    .with("emojis", List.of())
                    .with("stickers", List.of())
                    .with(
                            "roles",
                            List.of(Json.fields()
                                    .with("id", guild)
                                    .with("name", "@everyone")
                                    .with("color", 0)
                                    .with(
                                            "colors",
                                            Json.fields()
                                                    .with("primary_color", 0)
                                                    .with("secondary_color", null)
                                                    .with("tertiary_color", null))
                                    .with("hoist", false)
                                    .with("position", 0)
                                    .with("permissions", "8")
                                    .with("managed", false)
                                    .with("mentionable", false)))
                    .with(
                            "channels",
                            List.of(Json.fields()
                                    .with("id", channel(guild))
                                    .with("type", 2)
                                    .with("name", "Voice")
                                    .with("position", 0)
                                    .with("bitrate", 64000)
                                    .with("user_limit", 0)
                                    .with("permission_overwrites", List.of())));
        }

        @Override
        public Json.Fields member(String guild, String person) {
            return Json.fields()
                    .with("user", person(person, person.equals(BOT)))
                    .with("roles", List.of())
                    .with("joined_at", "2026-01-01T00:00:00Z")
                    .with("deaf", false)
                    .with("mute", false)
                    .with("flags", 0);
        }

        @Override
        public boolean isVoice(String guild, String channel) {
            return channel.equals(channel(guild));
        }

        private static String channel(String guild) {
            return FakeDiscordMain.channel(guild);
        }

        @Override
        public Map<String, String> voice(String guild) {
            return Map.copyOf(seats.getOrDefault(guild, Map.of()));
        }

        @Override
        public void seat(String guild, String person, String channel) {
            var seated = seats.computeIfAbsent(guild, _ -> new ConcurrentHashMap<>());
            if (channel.isEmpty()) {
                seated.remove(person);
            } else {
                seated.put(person, channel);
            }
            watchers.forEach(it -> it.moved(guild, person, channel));
        }

        @Override
        public void watch(Watcher watcher) {
            watchers.add(watcher);
        }
    }
}
