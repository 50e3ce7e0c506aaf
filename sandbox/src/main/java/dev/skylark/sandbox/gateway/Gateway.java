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
    private final VoiceStates states;
    private final Seating seating;
    private final Identifies identifies;
    private final Set<Caller> callers = ConcurrentHashMap.newKeySet();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Sockets sockets;
    private final Thread watch = Thread.ofVirtual().name("gateway-watch").unstarted(this::endTheSilent);

    private Gateway(int port, Realm realm, Rules rules, VoiceHost host) {
        this.realm = realm;
        this.rules = rules;
        this.states = new VoiceStates(realm);
        this.seating = new Seating(realm, host, states, this::tell);
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
        realm.watch(gateway.new Watch());
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
        seating.moveServer(guild);
    }

    /** Somebody stops hearing, or hears again. */
    public synchronized void deafen(String guild, String person, boolean deaf) {
        seating.deafen(guild, person, deaf);
    }

    @Override
    public void close() {
        watch.interrupt();
        sockets.close();
    }

    synchronized @Nullable Session identify(Line line, Json data, Instant now) {
        var identify = Identify.of(data);
        var flaw = identify.flaw(realm);
        if (flaw != null) {
            line.close(flaw);
            return null;
        }
        if (!identifies.take((int) identify.shard(), now)) {
            line.send(invalid(false));
            return null;
        }
        var session = new Session(
                VoiceStates.freshId(), (int) identify.shard(), (int) identify.shards(), identify.intents(), line);
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

    synchronized void voice(Session session, Json data) {
        seating.ask(session, data);
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

    /** Whatever happens in the realm is told to whom it concerns. */
    private final class Watch implements Realm.Watcher {

        @Override
        public void moved(String guild, String person, String channel) {
            synchronized (Gateway.this) {
                seating.moved(guild, person, channel);
            }
        }

        @Override
        public void botMoved(String guild, boolean isIn) {
            synchronized (Gateway.this) {
                if (isIn) {
                    tell(guild, Intents.GUILDS, "GUILD_CREATE", new Arrival(realm, states).of(guild));
                } else {
                    realm.seat(guild, realm.bot().at("id").text(), "");
                    tell(guild, Intents.GUILDS, "GUILD_DELETE", Json.fields().with("id", guild));
                }
            }
        }
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

    private void end(Session session) {
        sessions.remove(session.id());
        seating.left(session);
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
