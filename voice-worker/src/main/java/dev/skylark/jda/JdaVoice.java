package dev.skylark.jda;

import com.neovisionaries.ws.client.WebSocketFactory;
import dev.skylark.player.Room;
import dev.skylark.player.Sounds.Sound;
import dev.skylark.player.Voice;
import dev.skylark.player.VoiceFact;
import dev.skylark.player.VoiceFact.Reason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.audio.AudioModuleConfig;
import net.dv8tion.jda.api.audio.factory.DefaultSendFactory;
import net.dv8tion.jda.api.audio.factory.IAudioSendFactory;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.concrete.StageChannel;
import net.dv8tion.jda.api.entities.channel.concrete.VoiceChannel;
import net.dv8tion.jda.api.entities.channel.middleman.AudioChannel;
import net.dv8tion.jda.api.events.guild.voice.GenericGuildVoiceEvent;
import net.dv8tion.jda.api.events.guild.voice.GuildVoiceUpdateEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.jspecify.annotations.Nullable;

/** {@link Voice} over one session with Discord's gateway, which is one slot's. */
public final class JdaVoice implements Voice, AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(30);

    /** Where Discord is, if not at Discord's own address. */
    public record Address(
            String rest, String gateway, @Nullable SSLContext trust) {
        public static final Address DISCORD = new Address("", "", null);
    }

    /** Asks Discord where somebody is; the gateway tells of it only once we are connected. */
    @FunctionalInterface
    public interface Whereabouts {
        Optional<String> channel(String guild, String person);
    }

    /** How a session begins. */
    public record Login(String token, int shard, int shards, Address address, Identifies identifies) {}

    private final Ear ear;
    private final Whereabouts whereabouts;
    private final Encryption encryption = Encryption.here();
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final JDA jda;
    private final CompletableFuture<JDA> ready = new CompletableFuture<>();
    private volatile boolean closing;

    /** Begins at once and returns before Discord has answered. */
    public JdaVoice(Login login, Sending sending, Whereabouts whereabouts, Ear ear) {
        this.ear = ear;
        this.whereabouts = whereabouts;
        var address = login.address();
        var builder = JDABuilder.createLight(login.token(), EnumSet.of(GatewayIntent.GUILD_VOICE_STATES))
                .enableCache(CacheFlag.VOICE_STATE)
                .setMemberCachePolicy(MemberCachePolicy.VOICE)
                .setAudioModuleConfig(new AudioModuleConfig()
                        .withDaveSessionFactory(encryption)
                        .withAudioSendFactory(sending.factory()))
                .setSessionController(new Turns(login.identifies(), address.gateway()))
                .useSharding(login.shard(), login.shards())
                .setCompression(Compression.ZLIB)
                .setEnableShutdownHook(false)
                .addEventListeners(new Events());
        if (!address.rest().isEmpty()) {
            builder.setRestConfig(new RestConfig().setBaseUrl(address.rest() + "/"));
        }
        var trust = address.trust();
        if (trust != null) {
            builder.setWebsocketFactory(new WebSocketFactory().setSSLContext(trust));
        }
        this.jda = builder.build();
    }

    /** Who sends the sound, frame by frame. */
    public enum Sending {
        /** JDA itself: a thread a guild. */
        LIBRARY,
        /** A thread a guild too, by a clock that does not drift. */
        PACED,
        /** One thread outside of Java for all guilds: a third less work, and as even. */
        NATIVE;

        /** The best that this machine can do. */
        public static Sending best() {
            return NativePacer.isPossible() ? NATIVE : PACED;
        }

        IAudioSendFactory factory() {
            return switch (this) {
                case LIBRARY -> new DefaultSendFactory();
                case PACED -> Pacer::new;
                case NATIVE -> NativePacer.here();
            };
        }
    }

    /** Whether channels can be spoken in that are encrypted from end to end, as all of Discord's are. */
    public static boolean encrypts() {
        return Encryption.isPossible();
    }

    public boolean isConnected() {
        return jda.getStatus() == JDA.Status.CONNECTED;
    }

    @Override
    public void join(String guild, String channel, Sound sound) {
        Thread.ofVirtual().name("join-" + guild).start(() -> enter(guild, channel, sound));
    }

    private void enter(String guild, String channel, Sound sound) {
        var there = whenReady().map(it -> it.getGuildById(guild));
        var target = there.map(it -> it.getChannelById(AudioChannel.class, channel));
        if (target.isEmpty()) {
            tell(guild, new VoiceFact.NotConnected(there.isEmpty() ? Reason.TIMEOUT : Reason.GONE));
            return;
        }
        var self = there.orElseThrow().getSelfMember();
        if (!self.hasPermission(
                target.get(), Permission.VIEW_CHANNEL, Permission.VOICE_CONNECT, Permission.VOICE_SPEAK)) {
            tell(guild, new VoiceFact.NotConnected(Reason.FORBIDDEN));
            return;
        }
        if (isFull(target.get(), self)) {
            tell(guild, new VoiceFact.NotConnected(Reason.FULL));
            return;
        }
        var line = new Line(guild, there.get().getAudioManager(), encryption, ear);
        Optional.ofNullable(lines.put(guild, line)).ifPresent(Line::forget);
        line.open(target.get(), sound);
        if (target.get() instanceof StageChannel) {
            there.get().requestToSpeak();
        }
    }

    private static boolean isFull(AudioChannel channel, Member self) {
        var limit = channel instanceof VoiceChannel voice ? voice.getUserLimit() : 0;
        var inside = channel.getMembers();
        return limit > 0
                && inside.size() >= limit
                && !inside.contains(self)
                && !self.hasPermission(channel, Permission.VOICE_MOVE_OTHERS);
    }

    private Optional<JDA> whenReady() {
        try {
            return Optional.of(ready.get(READY.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException | ExecutionException late) {
            return Optional.empty();
        }
    }

    @Override
    public void leave(String guild) {
        var line = lines.remove(guild);
        if (line != null) {
            line.close();
        }
    }

    @Override
    public Room room(String guild, String person) {
        var there = ready.isDone() ? Optional.ofNullable(jda.getGuildById(guild)) : Optional.<Guild>empty();
        return new Room(
                person.isEmpty()
                        ? ""
                        : there.flatMap(it -> channelOf(it, person))
                                .or(() -> whereabouts.channel(guild, person))
                                .orElse(""),
                there.map(this::listeners).orElse(Set.of()));
    }

    @Override
    public OptionalInt people(String guild, String channel) {
        var there = isConnected() ? jda.getGuildById(guild) : null;
        var room = there == null ? null : there.getChannelById(AudioChannel.class, channel);
        return room == null
                ? OptionalInt.empty()
                : OptionalInt.of((int) room.getMembers().stream()
                        .filter(it -> !it.getUser().isBot())
                        .count());
    }

    private static Optional<String> channelOf(Guild guild, String person) {
        return Optional.ofNullable(guild.getMemberById(person))
                .map(Member::getVoiceState)
                .map(it -> it.getChannel())
                .map(it -> it.getId());
    }

    /** The people with us who can hear something. */
    private Set<String> listeners(Guild guild) {
        // a session that begins knows guilds for a moment without us in them
        var self = guild.getMember(jda.getSelfUser());
        var ours = self == null ? null : self.getVoiceState();
        var channel = ours == null ? null : ours.getChannel();
        return channel == null
                ? Set.of()
                : channel.getMembers().stream()
                        .filter(it -> !it.getUser().isBot())
                        .filter(it -> it.getVoiceState() == null
                                || !it.getVoiceState().isDeafened())
                        .map(Member::getId)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private void tell(String guild, VoiceFact fact) {
        if (!closing) {
            ear.hear(guild, fact);
        }
    }

    /** Leaves every channel, then the gateway: the other way round, voice would end without a word. */
    @Override
    public void close() {
        closing = true;
        lines.values().forEach(Line::close);
        jda.shutdown();
        try {
            if (!jda.awaitShutdown(Duration.ofSeconds(3))) {
                jda.shutdownNow();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** What Discord tells over the gateway. */
    private final class Events extends ListenerAdapter {
        @Override
        public void onReady(ReadyEvent event) {
            ready.complete(event.getJDA());
        }

        /** Whoever loses a session loses the seats that it had in voice. */
        @Override
        public void onSessionRecreate(SessionRecreateEvent event) {
            lines.forEach((guild, line) -> line.orphaned()
                    .ifPresentOrElse(
                            it -> join(guild, it.channel(), it.sound()),
                            () -> Optional.ofNullable(event.getJDA().getGuildById(guild))
                                    .map(Guild::getAudioManager)
                                    .ifPresent(line::goesOnWith)));
        }

        @Override
        public void onSessionResume(SessionResumeEvent event) {
            lines.values().forEach(Line::judge);
        }

        @Override
        public void onGuildVoiceUpdate(GuildVoiceUpdateEvent event) {
            var joined = event.getChannelJoined();
            var self = event.getEntity()
                    .getId()
                    .equals(event.getJDA().getSelfUser().getId());
            if (self && joined != null && event.getChannelLeft() != null) {
                tell(event.getGuild().getId(), new VoiceFact.Moved(joined.getId()));
            }
        }

        @Override
        public void onGenericGuildVoice(GenericGuildVoiceEvent event) {
            tell(event.getGuild().getId(), new VoiceFact.Listening());
        }
    }
}
