package dev.skylark.sandbox.dave;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A listener who lives in the sandbox itself and needs no connection. */
public final class Ear implements Participant {

    private static final Logger LOG = System.getLogger(Ear.class.getName());

    private final String person;
    private final String channel;
    private final Circle circle;
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile @Nullable Listener listener;
    private volatile boolean deaf;

    public Ear(String person, String channel, Circle circle) {
        this.person = person;
        this.channel = channel;
        this.circle = circle;
    }

    /** Who is deaf stays in the group and is sent nothing. */
    public void deafen(boolean now) {
        deaf = now;
    }

    public boolean isDeaf() {
        return deaf;
    }

    /** How many frames it could open. */
    public long opened() {
        return opened.get();
    }

    /** How many it could not. */
    public long failed() {
        return failed.get();
    }

    /** What the sender sent; nothing where this one cannot open it. */
    public Optional<byte[]> open(String sender, byte[] frame) {
        var current = listener;
        var plain = current == null ? Optional.<byte[]>empty() : current.open(sender, frame);
        (plain.isPresent() ? opened : failed).incrementAndGet();
        return plain;
    }

    @Override
    public String person() {
        return person;
    }

    @Override
    public boolean isBot() {
        return false;
    }

    @Override
    public void introduced(byte[] gatekeeper) {
        var fresh = new Listener(person, channel, gatekeeper);
        listener = fresh;
        circle.keyPackage(this, fresh.keyPackage());
    }

    @Override
    public void proposed(byte[] proposals) {
        var current = listener;
        if (current != null) {
            circle.offer(this, current.proposals(proposals).body());
        }
    }

    @Override
    public void committed(int transition, byte[] commit) {
        enter(transition, it -> it.commit(commit));
    }

    @Override
    public void welcomed(int transition, byte[] welcome) {
        enter(transition, it -> it.welcome(welcome));
    }

    @Override
    public void executed(int transition) {
        // nothing is sent from here, and what comes is opened with whichever key fits
    }

    @Override
    public void reset() {
        var current = listener;
        if (current != null) {
            current.reset();
            circle.keyPackage(this, current.keyPackage());
        }
    }

    /** One step of a listener. */
    @FunctionalInterface
    private interface Step {
        void of(Listener listener);
    }

    private void enter(int transition, Step step) {
        var current = listener;
        if (current == null) {
            return;
        }
        try {
            step.of(current);
            circle.ready(this, transition);
        } catch (Mls.Unfit refused) {
            LOG.log(Level.WARNING, person + " cannot follow the group of channel " + channel, refused);
            circle.lost(this);
            reset();
        }
    }
}
