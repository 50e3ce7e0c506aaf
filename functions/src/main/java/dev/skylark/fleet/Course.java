package dev.skylark.fleet;

import dev.skylark.fleet.Intent.Verb;
import java.util.List;

/** Servers that somebody set on their way together. Its name is the name of the message that tells how it goes. */
public record Course(Verb verb, String person, List<String> servers) {

    private static final String KIND = "course";

    public Course {
        servers = List.copyOf(servers);
    }

    public String name() {
        return String.join(":", KIND, verb.name(), person, String.join(",", servers));
    }

    public static Course read(String name) {
        var parts = name.split(":", 4);
        if (parts.length != 4 || !parts[0].equals(KIND)) {
            throw new IllegalArgumentException("This names no course: " + name);
        }
        return new Course(Verb.valueOf(parts[1]), parts[2], List.of(parts[3].split(",", -1)));
    }
}
