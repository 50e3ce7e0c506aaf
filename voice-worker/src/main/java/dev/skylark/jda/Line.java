package dev.skylark.jda;

import dev.skylark.player.Sounds.Sound;
import dev.skylark.player.Voice.Ear;
import dev.skylark.player.VoiceFact;
import dev.skylark.player.VoiceFact.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.audio.hooks.ConnectionListener;
import net.dv8tion.jda.api.audio.hooks.ConnectionStatus;
import net.dv8tion.jda.api.entities.channel.middleman.AudioChannel;
import net.dv8tion.jda.api.managers.AudioManager;
import org.jspecify.annotations.Nullable;

/** Our connection to one guild's voice channel: told as it is, and given up where trying on would go on for ever. */
final class Line implements ConnectionListener {

    /** How long it may take until what we send is encrypted as the channel wants it. */
    private static final Duration ENCRYPTED_WITHIN = Duration.ofSeconds(10);

    /** As often as that, within that time, a lost connection is found again. */
    private static final int LOST_AT_MOST = 5;

    private static final Duration LOST_WITHIN = Duration.ofSeconds(30);

    /** Until then it shows whether somebody put us out, or our session with Discord is over. */
    private static final Duration JUDGED_AFTER = Duration.ofSeconds(1);

    /** Where a line leads, and what is heard there. */
    record End(String channel, Sound sound) {}

    private final String guild;
    private volatile AudioManager manager;
    private final Encryption encryption;
    private final Ear ear;
    private final Deque<Long> lost = new ArrayDeque<>();
    private volatile boolean forgotten;
    private volatile boolean heardOnce;
    private volatile boolean cut;
    private volatile @Nullable End end;

    Line(String guild, AudioManager manager, Encryption encryption, Ear ear) {
        this.guild = guild;
        this.manager = manager;
        this.encryption = encryption;
        this.ear = ear;
    }

    void open(AudioChannel channel, Sound sound) {
        end = new End(channel.getId(), sound);
        manager.setConnectionListener(this);
        manager.setSelfDeafened(true);
        manager.setConnectTimeout(Duration.ofSeconds(15).toMillis());
        manager.setSendingHandler(new Speaker(sound, this::isOpen));
        manager.openAudioConnection(channel);
    }

    /** Another line has taken our place. */
    void forget() {
        forgotten = true;
    }

    void close() {
        forgotten = true;
        manager.closeAudioConnection();
        manager.setSendingHandler(null);
    }

    /** With a new session JDA has new managers, and the old know nothing more. */
    void goesOnWith(AudioManager other) {
        manager = other;
    }

    /** Where we were as long as our session lasted. */
    Optional<End> orphaned() {
        return Optional.ofNullable(end).filter(_ -> cut && !forgotten);
    }

    /** We are out of the channel. While Discord is there, that was somebody's wish. */
    void judge() {
        if (cut && manager.getJDA().getStatus() == JDA.Status.CONNECTED) {
            over(Reason.REMOVED);
        }
    }

    private void removed() {
        cut = true;
        CompletableFuture.delayedExecutor(JUDGED_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::judge);
    }

    private boolean isOpen() {
        var channel = manager.getConnectedChannel();
        return !forgotten && channel != null && encryption.letsThrough(channel.getIdLong());
    }

    @Override
    public void onStatusChange(ConnectionStatus status) {
        if (forgotten) {
            return;
        }
        switch (status) {
            case CONNECTED -> connected();
            case DISCONNECTED_KICKED_FROM_CHANNEL -> removed();
            case DISCONNECTED_REMOVED_FROM_GUILD -> over(Reason.REMOVED);
            case DISCONNECTED_CHANNEL_DELETED, DISCONNECTED_REMOVED_DURING_RECONNECT -> over(Reason.GONE);
            case DISCONNECTED_LOST_PERMISSION -> over(Reason.FORBIDDEN);
            case DISCONNECTED_AUTHENTICATION_FAILURE, ERROR_UNSUPPORTED_ENCRYPTION_MODES -> over(Reason.TIMEOUT);
            case ERROR_LOST_CONNECTION,
                    ERROR_CANNOT_RESUME,
                    ERROR_WEBSOCKET_UNABLE_TO_CONNECT,
                    ERROR_UDP_UNABLE_TO_CONNECT,
                    ERROR_CONNECTION_TIMEOUT -> lost();
            case NOT_CONNECTED,
                    SHUTTING_DOWN,
                    AUDIO_REGION_CHANGE,
                    CONNECTING_AWAITING_ENDPOINT,
                    CONNECTING_AWAITING_WEBSOCKET_CONNECT,
                    CONNECTING_AWAITING_AUTHENTICATION,
                    CONNECTING_ATTEMPTING_UDP_DISCOVERY,
                    CONNECTING_AWAITING_READY -> {
                // on the way
            }
        }
    }

    private void connected() {
        var channel = manager.getConnectedChannel();
        if (channel != null) {
            end = Optional.ofNullable(end)
                    .map(it -> new End(channel.getId(), it.sound()))
                    .orElse(null);
            ear.hear(guild, new VoiceFact.Connected(channel.getId()));
        }
        lookWhetherEncrypted();
    }

    private void lookWhetherEncrypted() {
        CompletableFuture.delayedExecutor(ENCRYPTED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::judgeEncryption);
    }

    /** Nothing is agreed on while we are alone, or when the group has just begun anew because somebody came or went. */
    private void judgeEncryption() {
        var channel = manager.getConnectedChannel();
        if (forgotten || channel == null) {
            return;
        }
        heardOnce = heardOnce || isOpen();
        if (isOpen()) {
            return;
        }
        if (channel.getMembers().size() <= 1 || encryption.hasJustBegun(channel.getIdLong(), ENCRYPTED_WITHIN)) {
            lookWhetherEncrypted();
        } else {
            over(Reason.NOT_ENCRYPTED);
        }
    }

    /**
     * JDA tries again by itself. It does not know close code 4017, by which Discord refuses who does not encrypt, and
     * would try that for ever: https://github.com/discord/discord-api-docs/pull/8167
     */
    private synchronized void lost() {
        var now = System.nanoTime();
        lost.addLast(now);
        while (now - lost.getFirst() > LOST_WITHIN.toNanos()) {
            lost.removeFirst();
        }
        var hopeless = !Encryption.isPossible() && !heardOnce && !isOpen();
        if (hopeless || lost.size() > LOST_AT_MOST) {
            over(heardOnce || isOpen() ? Reason.TIMEOUT : Reason.NOT_ENCRYPTED);
        }
    }

    private void over(Reason reason) {
        if (!forgotten) {
            close();
            ear.hear(guild, new VoiceFact.NotConnected(reason));
        }
    }
}
