package dev.skylark.sandbox.voice;

import dev.skylark.sandbox.Part;
import dev.skylark.sandbox.Sandbox;
import dev.skylark.sandbox.Setup;
import dev.skylark.sandbox.discord.DoorAnswer;
import dev.skylark.sandbox.gateway.Bot;
import dev.skylark.sandbox.gateway.Rules;
import java.nio.file.Path;
import java.time.Duration;
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
        Places.learn(sandbox, NEST, STUDIO, "Studio", ANN);
        bot = new Bot(sandbox, voice.gateway()).with(voice.trust(), audio).connect();
    }

    Played plays() {
        return new Played(bot, NEST);
    }

    @Override
    public void close() {
        bot.close();
        voice.close();
        sandbox.close();
    }
}
