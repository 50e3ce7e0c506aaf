package dev.skylark.sandbox.voice;

import dev.skylark.json.Json;
import dev.skylark.sandbox.gateway.Sockets;
import dev.skylark.sandbox.gateway.VoiceHost;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.jspecify.annotations.Nullable;

/** The voice gateway and all its channels. */
final class VoiceServer implements VoiceHost, AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";
    private static final Duration RESUMABLE = Duration.ofSeconds(60);
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;

    /** Somebody somewhere. */
    private record Seat(String guild, String person) {}

    private final Setting setting;
    private final String bot;
    private final Sockets sockets;
    private final Datagrams datagrams;
    private final AtomicInteger sources =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1000, 1_000_000));
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final Map<Integer, Call> bySource = new ConcurrentHashMap<>();
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Map<Seat, String> seats = new ConcurrentHashMap<>();
    private final Set<Seat> deaf = ConcurrentHashMap.newKeySet();
    private final Map<String, Hearing> hearings = new ConcurrentHashMap<>();
    private final Set<VoiceCaller> callers = ConcurrentHashMap.newKeySet();
    private final Thread watch = Thread.ofVirtual().name("voice-watch").unstarted(this::endTheSilent);

    private VoiceServer(Setting setting, SelfSigned certificate, String bot) {
        this.setting = setting;
        this.bot = bot;
        this.datagrams = Datagrams.open(this::sound);
        this.sockets = Sockets.open(setting.voicePort(), certificate.identity(), (socket, _) -> {
            var caller = new VoiceCaller(this, socket);
            callers.add(caller);
            caller.say(
                    8,
                    Json.fields()
                            .with("v", 8)
                            .with("heartbeat_interval", setting.voiceHeartbeat().toMillis()));
            return caller;
        });
    }

    static VoiceServer open(Setting setting, SelfSigned certificate, String bot) {
        var server = new VoiceServer(setting, certificate, bot);
        server.watch.start();
        return server;
    }

    /** Without a scheme, as Discord has it. */
    String endpoint() {
        return "localhost:" + sockets.getPort();
    }

    Hearing hearing(String guild) {
        return hearings.computeIfAbsent(guild, _ -> new Hearing());
    }

    Optional<Call> call(String guild) {
        return Optional.ofNullable(calls.get(guild));
    }

    long emptyDatagrams() {
        return datagrams.empty();
    }

    Room room(Call call) {
        return room(call.ticket().guild(), call.ticket().channel());
    }

    Optional<Room> roomOf(String guild, String person) {
        return Optional.ofNullable(seats.get(new Seat(guild, person))).map(it -> room(guild, it));
    }

    void deafen(String guild, String person, boolean now) {
        var seat = new Seat(guild, person);
        if (now) {
            deaf.add(seat);
        } else {
            deaf.remove(seat);
        }
        roomOf(guild, person).flatMap(it -> it.ear(person)).ifPresent(it -> it.deafen(now));
    }

    List<String> deafIn(String guild) {
        return deaf.stream()
                .filter(it -> it.guild().equals(guild))
                .map(Seat::person)
                .toList();
    }

    /** The connection is closed with this code; only where the server crashed may it be taken up again. */
    void close(String guild, int code) {
        call(guild).ifPresent(it -> {
            if (code != Farewell.SERVER_CRASHED.code) {
                end(it);
            }
            it.close(code);
        });
    }

    @Override
    public Admission admit(String guild, String channel, String session) {
        var secret = new byte[8];
        ThreadLocalRandom.current().nextBytes(secret);
        var ticket = new Ticket(guild, channel, session, HexFormat.of().formatHex(secret));
        tickets.put(guild, ticket);
        return new Admission(ticket.token(), endpoint());
    }

    @Override
    public synchronized void moved(String guild, String person, String channel) {
        if (person.equals(bot)) {
            call(guild).ifPresent(it -> {
                end(it);
                if (channel.isEmpty()) {
                    it.close(Farewell.DISCONNECTED.code);
                }
            });
            tickets.remove(guild);
            return;
        }
        var seat = new Seat(guild, person);
        var before = seats.remove(seat);
        if (before != null) {
            room(guild, before).leave(person);
        }
        if (channel.isEmpty()) {
            deaf.remove(seat);
        } else {
            seats.put(seat, channel);
            room(guild, channel).enter(person, deaf.contains(seat));
        }
    }

    @Nullable
    Call identify(VoiceCaller caller, WebSocket socket, Json data) {
        var guild = data.at("server_id").text();
        var ticket = tickets.get(guild);
        if (ticket == null || !data.at("user_id").text().equals(bot)) {
            caller.close(Farewell.AUTHENTICATION_FAILED);
            return null;
        }
        if (!ticket.admits(guild, data.at("session_id").text(), data.at("token").text())) {
            caller.close(Farewell.SESSION_INVALID);
            return null;
        }
        if (setting.encrypted() && data.at("max_dave_protocol_version").whole(0) < 1) {
            caller.close(Farewell.ENCRYPTION_REQUIRED);
            return null;
        }
        var call = new Call(ticket, bot, sources.incrementAndGet(), socket);
        var before = calls.put(guild, call);
        if (before != null) {
            forget(before);
        }
        bySource.put(call.ssrc(), call);
        call.say(
                2,
                Json.fields()
                        .with("ssrc", call.ssrc())
                        .with("ip", ADDRESS)
                        .with("port", datagrams.port())
                        .with(
                                "modes",
                                setting.modes().stream().map(it -> it.wire).toList()));
        return call;
    }

    void select(VoiceCaller caller, Call call, Json data) {
        if (!data.at("protocol").text().equals("udp")) {
            caller.close(Farewell.UNKNOWN_PROTOCOL);
            return;
        }
        var mode = TransportMode.of(data.at("data").at("mode").text()).filter(setting.modes()::contains);
        if (mode.isEmpty()) {
            caller.close(Farewell.UNKNOWN_MODE);
            return;
        }
        call.send(mode.get());
        call.say(
                4,
                Json.fields()
                        .with("mode", mode.get().wire)
                        .with("audio_codec", "opus")
                        .with("media_session_id", call.ticket().token())
                        .with("secret_key", call.keyAsJson())
                        .with("dave_protocol_version", setting.encrypted() ? 1 : 0));
        room(call).enter(call);
    }

    @Nullable
    Call resume(VoiceCaller caller, WebSocket socket, Json data) {
        var guild = data.at("server_id").text();
        var call = calls.get(guild);
        if (call == null
                || !call.ticket()
                        .admits(
                                guild,
                                data.at("session_id").text(),
                                data.at("token").text())) {
            caller.close(Farewell.SESSION_INVALID);
            return null;
        }
        call.resume(socket, data.at("seq_ack").whole(-1));
        caller.say(9, null);
        return call;
    }

    void left(VoiceCaller caller, @Nullable Call call, WebSocket socket, int code) {
        callers.remove(caller);
        if (call != null && call.lost(socket) && (code == NORMAL || code == GOING_AWAY)) {
            end(call);
        }
    }

    @Override
    public void close() {
        watch.interrupt();
        sockets.close();
        datagrams.close();
        rooms.values().forEach(Room::close);
    }

    private void end(Call call) {
        if (calls.remove(call.ticket().guild(), call)) {
            forget(call);
        }
    }

    private void forget(Call call) {
        bySource.remove(call.ssrc());
        room(call).leave(call);
    }

    private void sound(Packet packet) {
        var call = bySource.get(packet.ssrc());
        var mode = call == null ? null : call.mode();
        if (call == null || mode == null) {
            return;
        }
        var hearing = hearing(call.ticket().guild());
        hearing.came(packet);
        packet.open(mode, call.key()).ifPresentOrElse(it -> room(call).heard(call, packet, it), hearing::broke);
    }

    private Room room(String guild, String channel) {
        return rooms.computeIfAbsent(channel, it -> new Room(it, setting, hearing(guild)));
    }

    private void endTheSilent() {
        try {
            while (true) {
                Thread.sleep(setting.voiceHeartbeat().dividedBy(4));
                var now = Instant.now();
                var late = now.minus(setting.voiceHeartbeat().multipliedBy(3).dividedBy(2));
                callers.stream().filter(it -> it.isSilentSince(late)).forEach(it -> it.close(Farewell.TIMED_OUT));
                List.copyOf(calls.values()).stream()
                        .filter(it -> it.isAloneSince(now.minus(RESUMABLE)))
                        .forEach(this::end);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
