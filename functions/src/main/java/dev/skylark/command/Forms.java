package dev.skylark.command;

import dev.skylark.discord.Choice;
import dev.skylark.discord.Form;
import dev.skylark.discord.Form.Field;
import dev.skylark.discord.Press;
import dev.skylark.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A form made of the options that a call still lacks. */
public final class Forms {

    private static final int MOST_QUESTIONS = 5;
    private static final int LONGEST_ANSWER = 4000;
    private static final int LONGEST_LINE = 200;

    private Forms() {}

    /** Whether a press needs a form before it can run. */
    public static boolean isNeeded(Command command, Call call) {
        return command.options().stream()
                .anyMatch(it -> it.required() && !call.arguments().containsKey(it.name()));
    }

    /** The questions; of more than five the first five, for Discord shows no more. */
    public static Form of(Command command, Call call) {
        var questions = command.typedOptions().stream()
                .filter(it -> !call.arguments().containsKey(it.name()))
                .limit(MOST_QUESTIONS)
                .map(it -> field(command, it, call.texts()))
                .toList();
        var target = new Press.Run(command.name(), call.arguments()).write();
        return new Form(target, "/" + command.name(), questions);
    }

    private static Field field(Command command, Option<?> option, Texts texts) {
        var about = texts.find(("option." + command.name() + "." + option.name()).replace(' ', '.'))
                .orElse(option.description());
        var fallback = option.fallback();
        var value = fallback == null || fallback instanceof Optional<?> ? "" : word(fallback);
        return new Field(
                option.name(),
                kind(option),
                option.name().substring(0, 1).toUpperCase(Locale.ROOT)
                        + option.name().substring(1),
                about,
                value,
                option.required(),
                option.kind() == Option.Kind.TEXT && option.required() ? (int) Math.max(1, option.least()) : 0,
                option.kind() == Option.Kind.TEXT ? (int) Math.min(LONGEST_ANSWER, option.most()) : 30,
                choices(option));
    }

    private static String word(Object value) {
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value.toString();
    }

    private static List<Choice> choices(Option<?> option) {
        return option.choices();
    }

    private static Form.Kind kind(Option<?> option) {
        return switch (option.kind()) {
            case TEXT ->
                !option.choices().isEmpty()
                        ? Form.Kind.CHOICE
                        : option.most() > LONGEST_LINE ? Form.Kind.PARAGRAPH : Form.Kind.LINE;
            case WHOLE, NUMBER -> Form.Kind.LINE;
            case TRUTH -> Form.Kind.YES_NO;
            case USER -> Form.Kind.USER;
            case ROLE -> Form.Kind.ROLE;
            case CHANNEL, VOICE -> Form.Kind.CHANNEL;
            case ATTACHMENT -> Form.Kind.FILE;
        };
    }
}
