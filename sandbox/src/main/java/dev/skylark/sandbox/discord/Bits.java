package dev.skylark.sandbox.discord;

/** Discord's permission bits, as far as the sandbox looks at them. */
final class Bits {

    static final long ADMINISTRATOR = 1L << 3;
    static final long MANAGE_CHANNELS = 1L << 4;
    static final long MANAGE_GUILD = 1L << 5;
    static final long VIEW_CHANNEL = 1L << 10;
    static final long SEND_MESSAGES = 1L << 11;
    static final long MANAGE_MESSAGES = 1L << 13;
    static final long EMBED_LINKS = 1L << 14;
    static final long ATTACH_FILES = 1L << 15;
    static final long READ_MESSAGE_HISTORY = 1L << 16;
    static final long CONNECT = 1L << 20;
    static final long SPEAK = 1L << 21;
    static final long MANAGE_ROLES = 1L << 28;
    static final long USE_APPLICATION_COMMANDS = 1L << 31;
    static final long MANAGE_THREADS = 1L << 34;
    static final long CREATE_PUBLIC_THREADS = 1L << 35;
    static final long SEND_MESSAGES_IN_THREADS = 1L << 38;

    /** What an owner or administrator has. */
    static final long ALL = (1L << 53) - 1;

    /** What people who are welcome somewhere have. */
    static final long EVERYDAY = VIEW_CHANNEL
            | SEND_MESSAGES
            | EMBED_LINKS
            | ATTACH_FILES
            | READ_MESSAGE_HISTORY
            | CONNECT
            | SPEAK
            | SEND_MESSAGES_IN_THREADS
            | USE_APPLICATION_COMMANDS;

    private Bits() {}

    static boolean has(long all, long wanted) {
        return (all & wanted) == wanted;
    }

    /** Bits as Discord writes them; of anything else none. */
    static long read(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
