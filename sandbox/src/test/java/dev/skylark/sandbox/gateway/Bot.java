package dev.skylark.sandbox.gateway;

import com.neovisionaries.ws.client.WebSocketFactory;
import dev.skylark.sandbox.Sandbox;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.audio.AudioModuleConfig;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.jspecify.annotations.Nullable;

/** A real JDA, as the voice worker has it, that believes the sandbox to be Discord. */
public final class Bot implements AutoCloseable {

    private final List<GenericEvent> heard = new CopyOnWriteArrayList<>();
    private final JDABuilder builder;
    private @Nullable JDA jda;

    /** Not connected yet. */
    public Bot(Sandbox sandbox, URI gateway) {
        builder = JDABuilder.createLight(sandbox.keys().token(), GatewayIntent.GUILD_VOICE_STATES)
                .enableCache(CacheFlag.VOICE_STATE)
                .setMemberCachePolicy(MemberCachePolicy.VOICE)
                .setRestConfig(new RestConfig().setBaseUrl(sandbox.discordApi() + "/"))
                .setEnableShutdownHook(false)
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return gateway + "/";
                    }
                })
                .addEventListeners((EventListener) heard::add);
    }

    public Bot with(Compression compression) {
        builder.setCompression(compression);
        return this;
    }

    public Bot with(String token) {
        builder.setToken(token);
        return this;
    }

    public Bot with(SSLContext trust, AudioModuleConfig audio) {
        builder.setWebsocketFactory(new WebSocketFactory().setSSLContext(trust)).setAudioModuleConfig(audio);
        return this;
    }

    public Bot shard(int number, int of) {
        builder.useSharding(number, of);
        return this;
    }

    /** Logs in, and waits until it knows its guilds. */
    public Bot connect() {
        try {
            jda = builder.build().awaitReady();
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
        return this;
    }

    public JDA jda() {
        if (jda == null) {
            throw new AssertionError("not connected");
        }
        return jda;
    }

    public <T extends GenericEvent> List<T> heard(Class<T> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Fails when it does not become true within fifteen seconds. */
    public static void until(BooleanSupplier expected) {
        for (var end = System.nanoTime() + 15_000_000_000L; System.nanoTime() < end; ) {
            if (expected.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException stopping) {
                throw new AssertionError(stopping);
            }
        }
        throw new AssertionError("It did not happen.");
    }

    @Override
    public void close() {
        if (jda != null) {
            jda.shutdownNow();
        }
    }
}
