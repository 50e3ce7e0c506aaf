package dev.skylark.alert;

import dev.skylark.discord.Tone;
import java.util.Locale;

/** How it stands with an alert. */
enum Status {
    FIRING(Tone.BAD, "🔴"),
    /** It was over, and is not. */
    REOPENED(Tone.BAD, "🔁"),
    ACKNOWLEDGED(Tone.WARNING, "👀"),
    SILENCED(Tone.NEUTRAL, "🔕"),
    /** Our own doing: it must ring, and means nothing. */
    EXPECTED(Tone.NEUTRAL, "🟦"),
    /** Mended, and not in use yet. */
    MENDED(Tone.WAITING, "🟡"),
    /** In use, and not proven yet. */
    PENDING(Tone.WAITING, "🟡"),
    RESOLVED(Tone.GOOD, "✅");

    private final Tone tone;
    private final String sign;

    Status(Tone tone, String sign) {
        this.tone = tone;
        this.sign = sign;
    }

    Tone tone() {
        return tone;
    }

    String sign() {
        return sign;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody has to do something. */
    boolean calls() {
        return this == FIRING || this == REOPENED;
    }
}
