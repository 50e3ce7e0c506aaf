package dev.skylark.jda;

import club.minnced.discord.jdave.ffi.LibDave;

/** The library that encrypts voice from end to end. */
public final class DaveNative {

    private DaveNative() {}

    /** What it can do, asked of the library itself. */
    public static String proof() {
        var version = LibDave.getMaxSupportedProtocolVersion();
        if (version < 1) {
            throw new IllegalStateException("libdave speaks no version of DAVE that Discord takes");
        }
        return "libdave speaks DAVE up to version " + version;
    }
}
