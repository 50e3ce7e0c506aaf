package dev.skylark.command;

import dev.skylark.discord.Button;
import dev.skylark.discord.Message;
import dev.skylark.text.Texts;
import java.util.Optional;

/** Somebody asked for something they cannot have. The one exception whose text a user reads, in their language. */
public final class Refused extends RuntimeException {

    private final String key;
    private final transient Object[] values;
    private final transient Optional<Offer> offer;
    private final boolean unreached;

    private record Offer(String labelKey, String call) {}

    /** {@code key} names the sentence in the bundle; it says what was refused and what to do next. */
    public Refused(String key, Object... values) {
        this(Optional.empty(), false, key, values);
    }

    private Refused(Optional<Offer> offer, boolean unreached, String key, Object... values) {
        super(Texts.in("en").of(key, values), null, false, false);
        this.key = key;
        this.values = values;
        this.offer = offer;
        this.unreached = unreached;
    }

    /** The same with a button that does what to do next. */
    public Refused offering(String labelKey, String call) {
        return new Refused(Optional.of(new Offer(labelKey, call)), unreached, key, values);
    }

    /** The same where nobody is to blame who asked: somebody outside whom all guilds need for it did not answer. */
    public Refused unreached() {
        return new Refused(offer, true, key, values);
    }

    public boolean isUnreached() {
        return unreached;
    }

    /** Which sentence of the bundle it is. */
    public String key() {
        return key;
    }

    public Message message(Texts texts) {
        var message = Message.bad(texts.of("refused.title")).text(texts.of(key, values));
        return offer.map(it -> message.buttons(Button.primary(texts.of(it.labelKey()), it.call())))
                .orElse(message);
    }
}
