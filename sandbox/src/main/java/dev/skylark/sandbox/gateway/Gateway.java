package dev.skylark.sandbox.gateway;

import dev.skylark.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The gateway: it lets bots in, tells every session what happens in its guilds, and ends what is silent too long. */
public final class Gateway implements AutoCloseable {

    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;

    private final Realm realm;
    private final Rules rules;
    private final VoiceHost host;
    private final VoiceStates states;
    private final Identifies identifies;
    private final Set<Caller> callers = ConcurrentHashMap.newKeySet();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Sockets sockets;
    private final Thread watch = Thread.ofVirtual().name("gateway-watch").unstarted(this::endTheSilent);

    private Gateway(int port, Realm realm, Rules rules, VoiceHost host) {
        this.realm = realm;
        this.rules = rules;
        this.host = host;
        this.states = new VoiceStates(realm);
        this.identifies = new Identifies(rules);
        this.sockets = Sockets.open(port, null, (socket, path) -> {
            var caller = new Caller(this, new Line(socket, path), Instant.now());
            callers.add(caller);
            caller.line().send(Json.fields().with("op", 10).with("d", beat()));
            return caller;
        });
    }

    /** Listens on this port, or on any free one where it is 0. */
    public static Gateway open(int port, Realm realm, Rules rules, VoiceHost host) {
        var gateway = new Gateway(port, realm, rules, host);
        realm.whenSomebodyMoves(gateway::moved);
        gateway.watch.start();
        return gateway;
    }

    public URI address() {
        return URI.create("ws://127.0.0.1:" + sockets.getPort());
    }

    /** What {@code /gateway/bot} answers. */
    public Json.Fields forBots() {
        var left = Math.max(0, Identifies.A_DAY - identifies.all().size());
        return Json.fields()
                .with("url", address().toString())
                .with("shards", rules.shards())
                .with(
                        "session_start_limit",
                        Json.fields()
                                .with("total", Identifies.A_DAY)
                                .with("remaining", left)
                                .with("reset_after", 86_400_000)
                                .with("max_concurrency", rules.maxConcurrency()));
    }

    /** When somebody identified: each counts against the thousand a day. */
    public List<Instant> identifies() {
        return identifies.all();
    }

    /** How many sessions have a connection. */
    public synchronized int connected() {
        return (int) sessions.values().stream().filter(it -> it.line() != null).count();
    }

    /** Tells every session that this guild belongs to. */
    public synchronized void tell(String guild, String type, Json data) {
        tell(guild, Intents.GUILDS, type, data);
    }

    /** Every connection breaks off; the sessions can be resumed. */
    public void drop() {
        callers.forEach(it -> it.line().cut());
    }

    /** Asks every bot to connect again and to resume (op 7). */
    public void reconnect() {
        callers.forEach(it -> it.line().send(Json.fields().with("op", 7).with("d", null)));
    }

    /** Tells every bot that its session is no longer valid (op 9), and forgets those that are not to be resumed. */
    public synchronized void invalidate(boolean resumable) {
        callers.forEach(it -> it.line().send(invalid(resumable)));
        if (!resumable) {
            List.copyOf(sessions.values()).forEach(this::end);
        }
    }

    /** The guild's voice moves to another server: the bot is told where to connect now. */
    public synchronized void moveVoice(String guild) {
        var bot = realm.bot().at("id").text();
        var channel = realm.voice(guild).getOrDefault(bot, "");
        if (!channel.isEmpty()) {
            admit(guild, bot, channel);
        }
    }

    /** Somebody stops hearing, or hears again. */
    public synchronized void deafen(String guild, String person, boolean deaf) {
        states.set(guild, person, states.of(guild, person).withDeaf(deaf));
        tellState(guild, person, realm.voice(guild).getOrDefault(person, ""));
    }

    public boolean isDeaf(String guild, String person) {
        return states.of(guild, person).deaf();
    }

    @Override
    public void close() {
        watch.interrupt();
        sockets.close();
    }

    synchronized @Nullable Session identify(Line line, Json data, Instant now) {
        if (!realm.isToken(data.at("token").text())) {
            line.close(Goodbye.AUTHENTICATION_FAILED);
            return null;
        }
        var shard = data.at("shard").items();
        var number = shard.isEmpty() ? 0 : shard.getFirst().whole(-1);
        var count = shard.isEmpty() ? 1 : shard.getLast().whole(-1);
        if (number < 0 || number >= count || (!shard.isEmpty() && shard.size() != 2)) {
            line.close(Goodbye.INVALID_SHARD);
            return null;
        }
        var intents = data.at("intents").whole(-1);
        if (!Intents.areKnown(intents)) {
            line.close(Goodbye.INVALID_INTENTS);
            return null;
        }
        if (!Intents.areAllowed(intents)) {
            line.close(Goodbye.DISALLOWED_INTENTS);
            return null;
        }
        if (!identifies.take((int) number, now)) {
            line.send(invalid(false));
            return null;
        }
        var session = new Session(VoiceStates.freshId(), (int) number, (int) count, intents, line);
        sessions.put(session.id(), session);
        greet(session);
        return session;
    }

    synchronized @Nullable Session resume(Line line, Json data) {
        if (!realm.isToken(data.at("token").text())) {
            line.close(Goodbye.AUTHENTICATION_FAILED);
            return null;
        }
        var session = sessions.get(data.at("session_id").text());
        var heard = data.at("seq").whole(-1);
        if (session == null || !session.canResumeAfter(heard)) {
            line.send(invalid(false));
            return null;
        }
        session.resume(line, heard);
        return session;
    }

    /** The bot asks to sit in a voice channel, or in none (op 4). */
    synchronized void voice(Session session, Json data) {
        var guild = data.at("guild_id").text();
        var channel = data.at("channel_id").text();
        if (!realm.guilds().contains(guild) || (!channel.isEmpty() && !realm.isVoice(guild, channel))) {
            return;
        }
        var bot = realm.bot().at("id").text();
        var before = realm.voice(guild).getOrDefault(bot, "");
        var manner = states.of(guild, bot);
        var another = !manner.by().equals(session.id());
        states.set(
                guild,
                bot,
                new VoiceStates.Manner(
                        another ? VoiceStates.freshId() : manner.session(),
                        data.at("self_mute").truth(),
                        data.at("self_deaf").truth(),
                        session.id()));
        if (!before.equals(channel)) {
            realm.seat(guild, bot, channel);
            return;
        }
        tellState(guild, bot, channel);
        if (another && !channel.isEmpty()) {
            admit(guild, bot, channel);
        }
    }

    synchronized void left(Caller caller, @Nullable Session session, int code) {
        callers.remove(caller);
        if (session == null) {
            return;
        }
        session.lost(caller.line(), Instant.now());
        if (session.line() == null && (code == NORMAL || code == GOING_AWAY)) {
            end(session);
        }
    }

    private synchronized void moved(String guild, String person, String channel) {
        tellState(guild, person, channel);
        host.moved(guild, person, channel);
        if (channel.isEmpty()) {
            states.forget(guild, person);
        } else if (person.equals(realm.bot().at("id").text())) {
            admit(guild, person, channel);
        }
    }

    private void admit(String guild, String bot, String channel) {
        var admission = host.admit(guild, channel, states.of(guild, bot).session());
        tell(
                guild,
                0,
                "VOICE_SERVER_UPDATE",
                Json.fields()
                        .with("token", admission.token())
                        .with("guild_id", guild)
                        .with("endpoint", admission.endpoint()));
    }

    private void tellState(String guild, String person, String channel) {
        tell(guild, Intents.VOICE_STATES, "VOICE_STATE_UPDATE", states.shown(guild, person, channel));
    }

    private void tell(String guild, long intent, String type, Json data) {
        sessions.values().stream()
                .filter(it -> it.wants(intent) && it.isFor(guild))
                .forEach(it -> it.tell(type, data));
    }

    private void greet(Session session) {
        var here = realm.guilds().stream().filter(session::isFor).toList();
        var bot = realm.bot();
        session.tell(
                "READY",
                Json.fields()
                        .with("v", 10)
                        .with("user", bot)
                        .with(
                                "guilds",
                                Json.items(here.stream()
                                        .map(it -> Json.fields().with("id", it).with("unavailable", true))))
                        .with("session_id", session.id())
                        .with("resume_gateway_url", address().toString())
                        .with("shard", List.of(session.shard(), session.shards()))
                        .with(
                                "application",
                                Json.fields().with("id", bot.at("id")).with("flags", 0))
                        .with("private_channels", List.of()));
        if (session.wants(Intents.GUILDS)) {
            here.forEach(it -> session.tell("GUILD_CREATE", new Arrival(realm, states).of(it)));
        }
    }

    /** Who is gone for good sits in voice no longer. */
    private void end(Session session) {
        sessions.remove(session.id());
        var bot = realm.bot().at("id").text();
        realm.guilds().stream()
                .filter(it -> realm.voice(it).containsKey(bot))
                .filter(it -> states.of(it, bot).by().equals(session.id()))
                .toList()
                .forEach(it -> realm.seat(it, bot, ""));
    }

    private void endTheSilent() {
        try {
            while (true) {
                Thread.sleep(rules.heartbeat().dividedBy(4));
                endTheSilent(Instant.now());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void endTheSilent(Instant now) {
        var late = now.minus(rules.heartbeat().multipliedBy(3).dividedBy(2));
        callers.stream()
                .filter(it -> it.isSilentSince(late))
                .forEach(it -> it.line().close(Goodbye.TIMED_OUT));
        synchronized (this) {
            List.copyOf(sessions.values()).stream()
                    .filter(it -> it.isAloneSince(now.minus(rules.resumableFor())))
                    .forEach(this::end);
        }
    }

    private Json.Fields beat() {
        return Json.fields().with("heartbeat_interval", rules.heartbeat().toMillis());
    }

    private static Json.Fields invalid(boolean resumable) {
        return Json.fields().with("op", 9).with("d", resumable);
    }
}
