package dev.skylark.sandbox.gateway;

/** What a bot wants to hear of, as bits. */
final class Intents {

    static final long GUILDS = 1;
    static final long VOICE_STATES = 1 << 7;

    /** Members, presences and the content of messages: a bot must apply for those, and ours did not. */
    private static final long PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15;

    /** Up to bit 25, without the two (17 to 19, 22, 23) that mean nothing. */
    private static final long KNOWN = ((1L << 26) - 1) & ~(0b111L << 17) & ~(0b11L << 22);

    private Intents() {}

    static boolean areKnown(long intents) {
        return intents >= 0 && (intents & ~KNOWN) == 0;
    }

    static boolean areAllowed(long intents) {
        return (intents & PRIVILEGED) == 0;
    }
}
