package dev.skylark.command;

import dev.skylark.discord.Choice;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One argument of a command: its schema for Discord, its question in a form and, by its type, its value. */
public record Option<T>(
        String name,
        String description,
        Kind kind,
        boolean required,
        double least,
        double most,
        List<Choice> choices,
        boolean onlyFromButtons,
        BiFunction<String, Call, T> parse,
        @Nullable T fallback,
        @Nullable Suggester suggester) {

    /** Discord's option types, as far as we use them. */
    public enum Kind {
        TEXT(3),
        WHOLE(4),
        TRUTH(5),
        USER(6),
        CHANNEL(7),
        /** A channel in which people talk. */
        VOICE(7),
        ROLE(8),
        NUMBER(10),
        ATTACHMENT(11);

        final int wire;

        Kind(int wire) {
            this.wire = wire;
        }
    }

    /** What somebody may mean who has typed this much. */
    @FunctionalInterface
    public interface Suggester {
        List<Choice> like(Call call, String typed);
    }

    /** Discord's own bound for a text option. */
    private static final int LONGEST_TEXT = 6000;

    public Option {
        choices = List.copyOf(choices);
    }

    private static <T> Option<T> of(
            String name,
            String description,
            Kind kind,
            double least,
            double most,
            List<Choice> choices,
            BiFunction<String, Call, T> parse) {
        return new Option<>(name, description, kind, true, least, most, choices, false, parse, null, null);
    }

    public static Option<String> text(String name, String description) {
        return text(name, description, 1, LONGEST_TEXT);
    }

    public static Option<String> text(String name, String description, int shortest, int longest) {
        return of(name, description, Kind.TEXT, shortest, longest, List.of(), (raw, _) -> {
            var length = raw.strip().length();
            if (length < shortest || length > longest) {
                throw new Refused("option.length", name, shortest, longest, length);
            }
            return raw.strip();
        });
    }

    public static Option<Long> whole(String name, String description, long least, long most) {
        return of(name, description, Kind.WHOLE, (double) least, (double) most, List.of(), (raw, _) -> {
            try {
                return within(Long.parseLong(raw.strip()), least, most, name);
            } catch (NumberFormatException notWhole) {
                throw new Refused("option.whole", name, raw);
            }
        });
    }

    public static Option<Double> number(String name, String description, double least, double most) {
        return of(name, description, Kind.NUMBER, least, most, List.of(), (raw, _) -> {
            try {
                return within(Double.parseDouble(raw.strip()), least, most, name);
            } catch (NumberFormatException notANumber) {
                throw new Refused("option.number", name, raw);
            }
        });
    }

    public static Option<Boolean> truth(String name, String description) {
        return of(name, description, Kind.TRUTH, 0, 0, List.of(), (raw, _) -> Boolean.valueOf(raw));
    }

    public static Option<String> user(String name, String description) {
        return id(name, description, Kind.USER);
    }

    public static Option<String> role(String name, String description) {
        return id(name, description, Kind.ROLE);
    }

    public static Option<String> channel(String name, String description) {
        return id(name, description, Kind.CHANNEL);
    }

    public static Option<String> voiceChannel(String name, String description) {
        return id(name, description, Kind.VOICE);
    }

    private static Option<String> id(String name, String description, Kind kind) {
        return of(name, description, kind, 0, 0, List.of(), (raw, _) -> {
            if (raw.isEmpty() || !raw.chars().allMatch(it -> it >= '0' && it <= '9')) {
                throw new Refused("option.id", name, raw);
            }
            return raw;
        });
    }

    public static Option<Upload> attachment(String name, String description) {
        return of(name, description, Kind.ATTACHMENT, 0, 0, List.of(), (raw, call) -> {
            var upload = call.origin().uploads().get(raw);
            if (upload == null) {
                throw new Refused("option.missing", name);
            }
            return upload;
        });
    }

    /** One of an enum's constants, which people read and write in small letters. */
    public static <E extends Enum<E>> Option<E> choice(String name, String description, Class<E> type) {
        var constants = List.of(type.getEnumConstants());
        var choices =
                constants.stream().map(it -> new Choice(word(it), word(it))).toList();
        return of(
                name,
                description,
                Kind.TEXT,
                0,
                0,
                choices,
                (raw, _) -> constants.stream()
                        .filter(it -> word(it).equals(raw))
                        .findFirst()
                        .orElseThrow(() -> new Refused("option.choice", name, raw, words(constants))));
    }

    /** A length of time as people write it: {@code 90m}, {@code 1h30m}, {@code 2 days}. */
    public static Option<Duration> duration(String name, String description, Duration least, Duration most) {
        return of(
                name,
                description,
                Kind.TEXT,
                1,
                40,
                List.of(),
                (raw, _) -> Durations.read(raw)
                        .filter(it -> it.compareTo(least) >= 0 && it.compareTo(most) <= 0)
                        .orElseThrow(() -> new Refused(
                                "option.duration", name, raw, Durations.write(least), Durations.write(most))));
    }

    /** Makes the option optional; the handler sees {@code value} when the person leaves it out. */
    public Option<T> orElse(T value) {
        return new Option<>(
                name, description, kind, false, least, most, choices, onlyFromButtons, parse, value, suggester);
    }

    /** Makes the option optional without a value of its own. */
    public Option<Optional<T>> optional() {
        return new Option<>(
                name,
                description,
                kind,
                false,
                least,
                most,
                choices,
                onlyFromButtons,
                (raw, call) -> Optional.of(parse.apply(raw, call)),
                Optional.empty(),
                suggester);
    }

    /** Answers Discord's autocomplete while the person types. */
    public Option<T> suggesting(Suggester others) {
        return new Option<>(
                name, description, kind, required, least, most, choices, onlyFromButtons, parse, fallback, others);
    }

    /** Never typed and not told to Discord: our own buttons fill it, such as the page of a list. */
    public Option<T> fromButtons() {
        return new Option<>(name, description, kind, required, least, most, choices, true, parse, fallback, suggester);
    }

    T read(Call call) {
        var raw = call.arguments().get(name);
        if (raw != null && !raw.isEmpty()) {
            return parse.apply(raw, call);
        }
        if (fallback == null) {
            throw new Refused("option.missing", name);
        }
        return fallback;
    }

    private static <N extends Comparable<N>> N within(N value, N least, N most, String name) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new Refused("option.range", name, least, most, value);
        }
        return value;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String words(List<? extends Enum<?>> constants) {
        return String.join(
                ", ",
                Arrays.stream(constants.toArray(Enum<?>[]::new))
                        .map(Option::word)
                        .toList());
    }
}
