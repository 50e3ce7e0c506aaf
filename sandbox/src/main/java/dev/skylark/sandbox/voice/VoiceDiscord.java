package dev.skylark.sandbox.voice;

import dev.skylark.sandbox.dave.Ear;
import dev.skylark.sandbox.discord.Discord;
import dev.skylark.sandbox.gateway.Gateway;
import dev.skylark.sandbox.gateway.Realm;
import dev.skylark.sandbox.http.Endpoint;
import dev.skylark.sandbox.http.Route;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** The sandbox's Discord for bots that connect: its gateway, its voice, and all that can be made to happen there. */
public final class VoiceDiscord implements AutoCloseable {

    private final Realm realm;
    private final SelfSigned certificate;
    private final VoiceServer voice;
    private final Gateway gateway;
    private volatile boolean over;

    private VoiceDiscord(Realm realm, Setting setting) {
        this.realm = realm;
        certificate = SelfSigned.make();
        voice = VoiceServer.open(setting, certificate, bot());
        gateway = Gateway.open(setting.gatewayPort(), realm, setting.rules(), voice);
    }

    /** Up from now on; REST says where. Whoever sat in voice sits there still, but the bot has to come again. */
    public static VoiceDiscord start(Discord discord, Setting setting) {
        var started = start(discord.realm(), setting);
        discord.opened(started.gateway::forBots);
        return started;
    }

    /** The same for guilds and people from elsewhere. */
    public static VoiceDiscord start(Realm realm, Setting setting) {
        var started = new VoiceDiscord(realm, setting);
        started.seatEverybody();
        return started;
    }

    /** Where bots connect first. */
    public URI gateway() {
        return gateway.address();
    }

    /** Where they connect for voice, as the gateway tells them. */
    public String voiceEndpoint() {
        return voice.endpoint();
    }

    /** What a bot in this process must trust to connect there. */
    public SSLContext trust() {
        return certificate.trust();
    }

    /** The same for a bot in another process. */
    public String certificate() {
        return certificate.pem();
    }

    public List<Instant> identifies() {
        return gateway.identifies();
    }

    /** Somebody (also the bot) sits down in a voice channel, or moves to it from another. */
    public void join(String guild, String channel, String person) {
        realm.seat(guild, person, channel);
    }

    public void leave(String guild, String person) {
        realm.seat(guild, person, "");
    }

    /** Somebody stops hearing, or hears again. */
    public void deafen(String guild, String person, boolean deaf) {
        voice.deafen(guild, person, deaf);
        gateway.deafen(guild, person, deaf);
    }

    /** Every connection to the gateway breaks off, and can be resumed. */
    public void dropGateway() {
        gateway.drop();
    }

    public void invalidSession(boolean resumable) {
        gateway.invalidate(resumable);
    }

    /** Bots are asked to connect to the gateway again. */
    public void reconnect() {
        gateway.reconnect();
    }

    /** The guild's voice goes on at another server. */
    public void moveServer(String guild) {
        gateway.moveVoice(guild);
    }

    public void closeVoice(String guild, int code) {
        voice.close(guild, code);
    }

    /** The bot's voice connection breaks off, and can be resumed. */
    public void dropVoice(String guild) {
        voice.call(guild).ifPresent(Call::cut);
    }

    public Heard heard(String guild) {
        return voice.hearing(guild).soFar();
    }

    /** How many frames this listener could open since they sat down. */
    public long heardBy(String guild, String person) {
        return count(guild, person, Ear::opened);
    }

    /** How many they could not. */
    public long missedBy(String guild, String person) {
        return count(guild, person, Ear::failed);
    }

    /** How often the group of the channel where this listener sits has changed; 0 as long as there is none. */
    public long epoch(String guild, String person) {
        return voice.roomOf(guild, person).map(it -> it.circle().epoch()).orElse(0L);
    }

    /** Counts what is heard from zero again. */
    public void forget(String guild) {
        voice.hearing(guild).forget();
    }

    /** How many datagrams had nothing in them. */
    public long emptyDatagrams() {
        return voice.emptyDatagrams();
    }

    /** Every frame from now on, until it is closed. */
    public Subscription listen(String guild, Consumer<Frame> subscriber) {
        return voice.hearing(guild).subscribe(subscriber);
    }

    /**
     * What a page plays: {@code /sandbox/voice/{guild}.ogg}, live and without an end; and what it counts, under the same
     * address without {@code .ogg}.
     */
    public List<Route<Endpoint>> routes() {
        return List.of(new Live(realm, voice::hearing, voice::deafIn, () -> over).route());
    }

    @Override
    public void close() {
        over = true;
        gateway.close();
        voice.close();
    }

    private void seatEverybody() {
        for (var guild : realm.guilds()) {
            realm.seat(guild, bot(), "");
            realm.voice(guild).forEach((person, channel) -> voice.moved(guild, person, channel));
        }
    }

    private long count(String guild, String person, Function<Ear, Long> what) {
        return voice.roomOf(guild, person)
                .flatMap(it -> it.ear(person))
                .map(what)
                .orElse(0L);
    }

    private String bot() {
        return realm.bot().at("id").text();
    }
}
