package dev.skylark.work;

import dev.skylark.access.Audit;
import dev.skylark.access.AuditEntry;
import dev.skylark.access.AuditEntry.Result;
import dev.skylark.command.Call;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Ran;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Journal.Figure;
import dev.skylark.journal.Journal.Level;
import dev.skylark.redact.Redactor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where it is written down what was done: for people in the audit, for operators in the journal. */
final class Books {

    /** Options that are secrets by their name. */
    private static final Set<String> SECRET = Set.of("key", "token", "secret", "password");

    private final Catalogue catalogue;
    private final Audit audit;
    private final Journal journal;
    private final Clock clock;

    Books(Catalogue catalogue, Audit audit, Journal journal, Clock clock) {
        this.catalogue = catalogue;
        this.audit = audit;
        this.journal = journal;
        this.clock = clock;
    }

    void write(Call call, Instant began, Result result, String detail) {
        var took = Duration.between(began, clock.instant());
        var command = call.command();
        audit.add(new AuditEntry(
                call.origin().partition(),
                call.origin().at(),
                call.origin().interaction(),
                call.person().id(),
                call.person().name(),
                call.origin().channel(),
                command,
                redacted(call.arguments()),
                Redactor.redact(target(call)),
                result,
                Redactor.redact(detail),
                took));
        journal.note(result == Result.FAILED ? Level.ERROR : Level.INFO, "command", facts(call));
        journal.count(
                Map.of(
                        Figure.COMMANDS,
                        1.0,
                        Figure.SUCCESSES,
                        result == Result.DONE || result == Result.ASKED ? 1.0 : 0.0,
                        Figure.REFUSALS,
                        result == Result.REFUSED ? 1.0 : 0.0,
                        Figure.DURATION,
                        (double) took.toMillis()),
                Map.of("command", command));
    }

    /** The audit is read by many and kept for long: what somebody typed by mistake does not go into it. */
    private static Map<String, String> redacted(Map<String, String> arguments) {
        return arguments.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, it -> SECRET.contains(it.getKey()) ? "…" : Redactor.redact(it.getValue())));
    }

    /** What was acted on: by custom of the house, what the first option names. */
    private String target(Call call) {
        return catalogue.find(call.command()).stream()
                .flatMap(it -> it.options().stream())
                .findFirst()
                .map(it -> call.arguments().getOrDefault(it.name(), ""))
                .orElse("");
    }

    static Result result(Ran.Ending ending) {
        return switch (ending) {
            case DONE -> Result.DONE;
            case ASKED -> Result.ASKED;
            case REFUSED -> Result.REFUSED;
            case UNREACHED -> Result.FAILED;
        };
    }

    static Map<String, String> facts(Call call) {
        return Map.of(
                "request", call.origin().interaction(),
                "guild", call.origin().guild(),
                "command", call.command(),
                "person", call.person().id());
    }
}
