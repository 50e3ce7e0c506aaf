package dev.skylark.discord;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What waits in a button, a menu or a form: the command and its options, written into Discord's {@code custom_id}.
 * Nothing is stored, and whoever presses needs the right. An option with the value {@link #OPEN} is filled by what is
 * chosen in the menu.
 */
public sealed interface Press {

    String OPEN = "*";

    String command();

    /** Run the command. */
    record Run(String command, Map<String, String> arguments) implements Press {}

    /** Ask for the options that are missing, in a form. */
    record Ask(String command, Map<String, String> arguments) implements Press {}

    /** Run what was shown and asked about, as long as that is not too long ago. */
    record Confirmed(String command, Map<String, String> arguments, Instant until) implements Press {}

    /** A call too long for a button: it waits under this ticket. */
    record Ticket(String command, String id) implements Press {}

    static String run(String command, Object... namesAndValues) {
        return new Run(command, arguments(namesAndValues)).write();
    }

    static String ask(String command, Object... namesAndValues) {
        return new Ask(command, arguments(namesAndValues)).write();
    }

    default String write() {
        return switch (this) {
            case Run(var command, var arguments) -> ">" + command + write(arguments);
            case Ask(var command, var arguments) -> "?" + command + write(arguments);
            case Confirmed(var command, var arguments, var until) ->
                "!" + Long.toHexString(until.getEpochSecond()) + "|" + command + write(arguments);
            case Ticket(var command, var id) -> "#" + id + "|" + command;
        };
    }

    /** Empty for what no version of us can have written. */
    static Optional<Press> read(String customId) {
        if (customId.isEmpty()) {
            return Optional.empty();
        }
        try {
            var rest = customId.substring(1);
            var parts = Arrays.asList(rest.split("\\|", -1));
            var first = parts.getFirst();
            return switch (customId.charAt(0)) {
                case '>' -> Optional.of(new Run(first, read(parts, 1)));
                case '?' -> Optional.of(new Ask(first, read(parts, 1)));
                case '!' ->
                    Optional.of(new Confirmed(
                            parts.get(1), read(parts, 2), Instant.ofEpochSecond(Long.parseLong(first, 16))));
                case '#' -> Optional.of(new Ticket(parts.get(1), first));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Map<String, String> arguments(Object... namesAndValues) {
        var arguments = new LinkedHashMap<String, String>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            arguments.put(String.valueOf(namesAndValues[at]), String.valueOf(namesAndValues[at + 1]));
        }
        return arguments;
    }

    private static String write(Map<String, String> arguments) {
        return arguments.entrySet().stream()
                .map(it -> "|" + it.getKey() + "=" + escaped(it.getValue()))
                .collect(Collectors.joining());
    }

    private static String escaped(String value) {
        return value.replace("%", "%25").replace("|", "%7C").replace("+", "%2B");
    }

    private static Map<String, String> read(List<String> parts, int from) {
        var arguments = new LinkedHashMap<String, String>();
        for (var part : parts.subList(from, parts.size())) {
            var at = part.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException(part);
            }
            arguments.put(part.substring(0, at), URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
        }
        return arguments;
    }
}
