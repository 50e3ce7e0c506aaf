package dev.skylark.feature;

import dev.skylark.command.Command;
import java.util.List;

/** All that one part of Skylark brings to the house. What is not {@code optional} cannot be switched off. */
public record Feature(String name, boolean optional, List<Command> commands) {
    public Feature {
        commands = List.copyOf(commands);
    }
}
