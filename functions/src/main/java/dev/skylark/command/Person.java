package dev.skylark.command;

import java.util.List;

/** Who asks, as Discord vouches for them at this moment. */
public record Person(String id, String name, List<String> roles, long permissions) {
    public Person {
        roles = List.copyOf(roles);
    }
}
