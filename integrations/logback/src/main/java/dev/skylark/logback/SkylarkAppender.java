package dev.skylark.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells Skylark of what a program logs, without ever keeping it waiting. Without an address it does nothing. */
public final class SkylarkAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final Duration END = Duration.ofSeconds(3);

    private final Map<String, String> about = new LinkedHashMap<>();
    private String address = "";
    private String source = "";
    private String key = "";
    private Level threshold = Level.ERROR;
    private @Nullable Courier courier;
    private @Nullable Thread atExit;

    public void setAddress(String address) {
        this.address = address.strip();
    }

    public void setSource(String source) {
        this.source = source.strip();
    }

    public void setKey(String key) {
        this.key = key.strip();
    }

    public void setService(String service) {
        tells("service", service);
    }

    public void setEnvironment(String environment) {
        tells("environment", environment);
    }

    public void setCommit(String commit) {
        tells("commit", commit);
    }

    public void setThreshold(Level threshold) {
        this.threshold = threshold;
    }

    @Override
    public void start() {
        if (address.isEmpty()) {
            addInfo("There is no address of Skylark: it is told nothing.");
            super.start();
            return;
        }
        if (source.isEmpty() || key.isEmpty()) {
            addError("Skylark's address needs a source and its key.");
            return;
        }
        try {
            tells("instance", getContext().getProperty(CoreConstants.HOSTNAME_KEY));
            var started =
                    new Courier(new SignedPost(address, source, key), event -> Alert.of(event, about), this::addWarn);
            courier = started;
            started.start();
            var exit = new Thread(() -> started.close(END), "skylark-alerts-end");
            Runtime.getRuntime().addShutdownHook(exit);
            atExit = exit;
            super.start();
        } catch (IllegalArgumentException wrong) {
            addError("Skylark's address cannot be used: " + wrong.getMessage());
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (courier == null
                || !event.getLevel().isGreaterOrEqual(threshold)
                // what the sender's own libraries say is never told
                || Thread.currentThread().getName().equals(Courier.THREAD)) {
            return;
        }
        event.prepareForDeferredProcessing();
        courier.take(event);
    }

    @Override
    public void stop() {
        super.stop();
        if (courier != null) {
            courier.close(END);
            courier = null;
        }
        if (atExit != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException ending) {
                // the hook runs already
            }
            atExit = null;
        }
    }

    private void tells(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            about.put(name, value.strip());
        }
    }
}
