package dev.skylark.sandbox.voice;

import static dev.skylark.sandbox.gateway.Bot.until;

import dev.skylark.sandbox.gateway.Bot;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import net.dv8tion.jda.api.audio.AudioSendHandler;
import net.dv8tion.jda.api.audio.hooks.ConnectionListener;
import net.dv8tion.jda.api.audio.hooks.ConnectionStatus;
import net.dv8tion.jda.api.managers.AudioManager;

/** Something that a bot plays in a guild, frame by frame, no two of them alike. */
final class Played implements AudioSendHandler, ConnectionListener {

    private final Random random = new Random(7);
    private final AtomicInteger wanted = new AtomicInteger();
    private final List<ByteBuffer> sent = new CopyOnWriteArrayList<>();
    private final List<ConnectionStatus> statuses = new CopyOnWriteArrayList<>();
    private final AudioManager manager;

    Played(Bot bot, String guild) {
        manager = Objects.requireNonNull(bot.jda().getGuildById(guild)).getAudioManager();
        manager.setSendingHandler(this);
        manager.setConnectionListener(this);
    }

    /** Goes into the channel, without waiting. */
    Played enter(String channel) {
        manager.openAudioConnection(Objects.requireNonNull(manager.getGuild().getVoiceChannelById(channel)));
        return this;
    }

    Played connect(String channel) {
        enter(channel);
        until(() -> statuses.contains(ConnectionStatus.CONNECTED));
        return this;
    }

    /** Plays so many frames more, and waits until they are sent. */
    void play(int frames) {
        var end = sent.size() + frames;
        wanted.addAndGet(frames);
        until(() -> sent.size() >= end);
    }

    /** Plays on and on, until {@link #stop}. */
    void start() {
        wanted.set(Integer.MAX_VALUE);
    }

    void stop() {
        wanted.set(0);
    }

    List<ByteBuffer> sent() {
        return List.copyOf(sent);
    }

    List<ConnectionStatus> statuses() {
        return List.copyOf(statuses);
    }

    static List<ByteBuffer> in(Heard heard) {
        return heard.recent().stream()
                .filter(it -> !it.isSilence())
                .map(it -> ByteBuffer.wrap(it.opus()))
                .toList();
    }

    @Override
    public boolean canProvide() {
        return wanted.getAndUpdate(it -> Math.max(0, it - 1)) > 0;
    }

    @Override
    public ByteBuffer provide20MsAudio() {
        var frame = new byte[40 + random.nextInt(200)];
        random.nextBytes(frame);
        frame[0] = (byte) 0xFC;
        sent.add(ByteBuffer.wrap(frame.clone()));
        return ByteBuffer.wrap(frame);
    }

    @Override
    public boolean isOpus() {
        return true;
    }

    @Override
    public void onStatusChange(ConnectionStatus status) {
        statuses.add(status);
    }
}
