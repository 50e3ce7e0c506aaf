package dev.skylark.sandbox.discord;

import java.util.Map;

/** What the door answered over HTTP. */
public record DoorAnswer(int status, Map<String, String> headers, String body) {

    public DoorAnswer {
        headers = Map.copyOf(headers);
    }

    public static DoorAnswer json(int status, String body) {
        return new DoorAnswer(status, Map.of("Content-Type", "application/json"), body);
    }
}
