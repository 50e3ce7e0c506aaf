package dev.skylark.sandbox.gateway;

/** Why a connection is closed, with Discord's number for it. */
public record Goodbye(int code, String reason) {

    static final Goodbye UNKNOWN = new Goodbye(4000, "Unknown error.");
    static final Goodbye UNKNOWN_OPCODE = new Goodbye(4001, "Unknown opcode.");
    static final Goodbye NOT_AUTHENTICATED = new Goodbye(4003, "Not authenticated.");
    static final Goodbye AUTHENTICATION_FAILED = new Goodbye(4004, "Authentication failed.");
    static final Goodbye ALREADY_AUTHENTICATED = new Goodbye(4005, "Already authenticated.");
    static final Goodbye INVALID_SEQUENCE = new Goodbye(4007, "Invalid seq.");
    static final Goodbye RATE_LIMITED = new Goodbye(4008, "Rate limited.");
    static final Goodbye TIMED_OUT = new Goodbye(4009, "Session timed out.");
    static final Goodbye INVALID_SHARD = new Goodbye(4010, "Invalid shard.");
    static final Goodbye INVALID_INTENTS = new Goodbye(4013, "Invalid intent(s).");
    static final Goodbye DISALLOWED_INTENTS = new Goodbye(4014, "Disallowed intent(s).");
}
