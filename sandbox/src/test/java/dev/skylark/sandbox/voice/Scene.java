package dev.skylark.sandbox.voice;

import dev.skylark.sandbox.Part;
import dev.skylark.sandbox.Sandbox;
import dev.skylark.sandbox.Setup;
import dev.skylark.sandbox.discord.DoorAnswer;
import dev.skylark.sandbox.gateway.Bot;
import dev.skylark.sandbox.gateway.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.dv8tion.jda.api.audio.AudioModuleConfig;

/** A sandbox with voice, and a bot in it. */
final class Scene implements AutoCloseable {

    static final String NEST = "900000000000000001";
    static final String LOUNGE = "900000000000000111";
    static final String STUDIO = "900000000000000112";
    static final String BOT = "900000000000000000";
    static final String ANN = "900000000000000201";
    static final String BOB = "900000000000000202";

    final Sandbox sandbox;
    final VoiceDiscord voice;
    final Bot bot;

    Scene(Path home, Setting setting, AudioModuleConfig audio) {
        sandbox = Sandbox.open(Setup.in(home, 0));
        voice = VoiceDiscord.start(sandbox.discord(), setting.with(Rules.usual().withIdentifies(1, Duration.ZERO)));
        sandbox.serve(
                (_, _) -> DoorAnswer.json(500, ""),
                voice.routes(),
                List.of(),
                List.of(new Part("door", () -> Part.OK)));
        openStudio();
        bot = new Bot(sandbox, voice.gateway()).with(voice.trust(), audio).connect();
    }

    Played plays() {
        return new Played(bot, NEST);
    }

    /** A second voice channel: the sandbox gets to know places from requests that name them. */
    private void openStudio() {
        var body = """
                {"type":2,"id":"900000000000000900","token":"t","guild_id":"%s","channel_id":"%s",
                 "channel":{"id":"%s","type":2,"name":"Studio"},"data":{"name":"ping"},
                 "member":{"user":{"id":"%s","username":"owner"},"permissions":"0","roles":[]}}""".formatted(NEST, STUDIO, STUDIO, ANN);
        var now = String.valueOf(Instant.now().getEpochSecond());
        var request = HttpRequest.newBuilder(sandbox.address().resolve("/discord/interactions"))
                .header("X-Signature-Timestamp", now)
                .header("X-Signature-Ed25519", sandbox.keys().sign(now, body.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            http.send(request, BodyHandlers.discarding());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }

    @Override
    public void close() {
        bot.close();
        voice.close();
        sandbox.close();
    }
}
