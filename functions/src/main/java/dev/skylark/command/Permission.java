package dev.skylark.command;

import java.util.Locale;

/** How far somebody's word goes. Each level includes those before it. */
public enum Permission {
    /** No right is needed. */
    EVERYONE(0),
    /** May look: by default everybody who may use application commands here. */
    VIEWER(1L << 31),
    /** May act on servers: by default who may manage channels. */
    OPERATOR(1L << 4),
    /** May change how Skylark works here: by default who may manage the server. */
    ADMIN(1L << 5),
    /** Runs this Skylark: administrators of the owner's guild, and only there. */
    OWNER(1L << 3);

    private static final long ADMINISTRATOR = 1L << 3;

    private final long bits;

    Permission(long bits) {
        this.bits = bits;
    }

    /** Discord's permission bits that stand for this level, told to Discord as the command's default. */
    public long bits() {
        return bits;
    }

    public boolean covers(Permission wanted) {
        return compareTo(wanted) >= 0;
    }

    /** The level that Discord's bits prove; {@code OWNER} is never proven by bits alone. */
    public static Permission of(long memberBits) {
        if (has(memberBits, ADMINISTRATOR) || has(memberBits, ADMIN.bits)) {
            return ADMIN;
        }
        if (has(memberBits, OPERATOR.bits)) {
            return OPERATOR;
        }
        return has(memberBits, VIEWER.bits) ? VIEWER : EVERYONE;
    }

    public static boolean isAdministrator(long memberBits) {
        return has(memberBits, ADMINISTRATOR);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean has(long memberBits, long bits) {
        return (memberBits & bits) == bits;
    }
}
