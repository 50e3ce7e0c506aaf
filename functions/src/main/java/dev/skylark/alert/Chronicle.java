package dev.skylark.alert;

import dev.skylark.command.Durations;
import dev.skylark.discord.Markdown;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The story of an alert, told from what was written down. Every line says which event it comes from. */
final class Chronicle {

    private Chronicle() {}

    /** One event in the words of people. */
    static String words(Event it, Texts texts) {
        var who = it.person().isEmpty() ? texts.of("event.nobody") : Markdown.person(it.person());
        var text = switch (it.kind()) {
            case ASSIGNED -> Markdown.person(it.text());
            case EXPECTED -> it.text().isEmpty() ? texts.of("event.expected.over") : texts.of(it.text());
            case SILENCED -> Markdown.at(Instant.parse(it.text()));
            case RESOLVED -> reason(it, texts);
            default -> it.text().matches("https://[^\\s<>]{1,500}") ? "<" + it.text() + ">" : Markdown.plain(it.text());
        };
        return texts.of("event." + it.kind().word(), who, text).strip();
    }

    private static String reason(Event it, Texts texts) {
        return texts.find("event.over." + it.text()).orElseGet(() -> Markdown.plain(it.text()));
    }

    /** The post-mortem, without a word that no event stands behind. Kept and read outside Discord, so in English. */
    static String document(Alert it, List<Event> events, String draft, Instant now) {
        var texts = Texts.in("en");
        var what = it.what();
        var document =
                new StringBuilder("# Post-mortem: %s in %s\n\n".formatted(line(what.kind()), line(what.service())));
        document.append("| | |\n|---|---|\n");
        row(document, "Alert", "`" + it.id() + "`");
        row(document, "Service", line(what.service()) + " (" + line(what.environment()) + ")");
        row(document, "Severity", what.severity().word());
        row(document, "First seen", what.first().toString());
        row(document, "Last seen", what.last().toString());
        row(document, "How often", String.valueOf(what.count()));
        row(document, "State", it.status(now).word());
        it.handling()
                .resolution()
                .ifPresent(over -> row(
                        document,
                        "Lasted",
                        Durations.write(Duration.between(it.handling().opened(), over.at())
                                .abs())));
        acknowledged(it, events).ifPresent(took -> row(document, "Until somebody took it", took));
        link(document, "Issue", it.handling().links().issue());
        link(document, "Pull request", it.handling().links().pull());
        document.append("\n## What it said\n\n```\n")
                .append(fenced(what.message()))
                .append("\n```\n");
        if (!what.trace().isEmpty()) {
            document.append("\n## Where\n\n```\n").append(fenced(what.trace())).append("\n```\n");
        }
        if (!draft.isEmpty()) {
            document.append(
                            "\n*What begins with “Draft” was written by a language model from the events that it names.*\n\n")
                    .append(Redactor.redact(draft));
        }
        document.append("\n## Timeline\n\n");
        document.append("- %s First seen [first]\n".formatted(what.first()));
        for (int at = 0; at < events.size(); at++) {
            var event = events.get(at);
            document.append("- %s %s [%s]\n".formatted(event.at(), line(words(event, texts)), name(at)));
        }
        document.append("\n## Actions\n\n- [ ] \n");
        return document.toString();
    }

    /** Under which name a line cites an event. */
    static String name(int at) {
        return "e" + (at + 1);
    }

    /** In its latest time of trouble. */
    private static Optional<String> acknowledged(Alert alert, List<Event> events) {
        var opened = alert.handling().opened();
        return events.stream()
                .filter(it -> it.kind() == Event.Kind.ACKNOWLEDGED && !it.at().isBefore(opened))
                .findFirst()
                .map(it -> Durations.write(Duration.between(opened, it.at())));
    }

    private static void row(StringBuilder document, String name, String value) {
        document.append("| %s | %s |\n".formatted(name, value.replace("|", "\\|")));
    }

    private static void link(StringBuilder document, String name, String address) {
        if (!address.isEmpty()) {
            row(document, name, address);
        }
    }

    private static String line(String text) {
        return Redactor.redact(text).replace('\n', ' ');
    }

    private static String fenced(String text) {
        return Redactor.redact(text).replace("```", "'''");
    }
}
