package dev.skylark.sandbox.voice;

import java.util.Arrays;

/** Why a voice connection is closed, with Discord's number for it. */
enum Farewell {
    UNKNOWN_OPCODE(4001, "Unknown opcode"),
    NOT_AUTHENTICATED(4003, "Not authenticated"),
    AUTHENTICATION_FAILED(4004, "Authentication failed"),
    ALREADY_AUTHENTICATED(4005, "Already authenticated"),
    SESSION_INVALID(4006, "Session no longer valid"),
    TIMED_OUT(4009, "Session timeout"),
    UNKNOWN_PROTOCOL(4012, "Unknown protocol"),
    DISCONNECTED(4014, "Disconnected"),
    SERVER_CRASHED(4015, "Voice server crashed"),
    UNKNOWN_MODE(4016, "Unknown encryption mode"),
    ENCRYPTION_REQUIRED(4017, "E2EE/DAVE protocol required"),
    CALL_TERMINATED(4022, "Disconnected: Call Terminated");

    final int code;
    final String reason;

    Farewell(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    static String reason(int code) {
        return Arrays.stream(values())
                .filter(it -> it.code == code)
                .map(it -> it.reason)
                .findFirst()
                .orElse("");
    }
}
