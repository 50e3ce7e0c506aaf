package dev.skylark.command;

import java.util.stream.Collectors;

/** The command table in README.md. */
public final class Reference {

    private Reference() {}

    public static String markdown(Catalogue catalogue) {
        return catalogue.listed().stream()
                .map(it -> "| `%s` | %s | %s |"
                        .formatted(usage(it), it.description(), it.permission().word()))
                .collect(Collectors.joining("\n", "| command | what it does | for |\n|---|---|---|\n", "\n"));
    }

    /** How one writes it: required options in angle brackets, the others in square ones. */
    public static String usage(Command command) {
        return "/" + command.name()
                + command.typedOptions().stream()
                        .map(it -> (it.required() ? " <%s>" : " [%s]").formatted(it.name()))
                        .collect(Collectors.joining());
    }
}
