package dev.skylark.log;

import dev.skylark.discord.Pause;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.log.Logs.Cell;
import dev.skylark.log.Logs.Query;
import dev.skylark.log.Logs.Question;
import dev.skylark.log.Logs.Result;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Asks a question and waits for its answer; stops it when it reads too much or takes too long. */
final class Inquiry {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** The work function has a minute, and has to say something in the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Logs logs;
    private final Pause pause;
    private final Clock clock;

    Inquiry(Logs logs, Pause pause, Clock clock) {
        this.logs = logs;
        this.pause = pause;
        this.clock = clock;
    }

    /** How it ended. */
    enum Ending {
        ANSWERED,
        TOO_MUCH,
        TOO_LONG,
        FAILED
    }

    /** What came of it, so far as it came. */
    record Outcome(Ending ending, List<List<Cell>> rows, Scan scan) {
        Outcome {
            rows = List.copyOf(rows);
        }
    }

    Answer<Outcome> ask(Question question, long mostBytes) {
        return switch (logs.begin(question)) {
            case Got<Query>(var query) -> follow(query, mostBytes);
            case Failed<Query>(var trouble, var detail) -> Answer.failed(trouble, detail);
        };
    }

    private Answer<Outcome> follow(Query query, long mostBytes) {
        var end = clock.instant().plus(PATIENCE);
        while (true) {
            switch (logs.result(query)) {
                case Failed<Result>(var trouble, var detail) -> {
                    logs.stop(query);
                    return Answer.failed(trouble, detail);
                }
                case Got<Result>(var result) -> {
                    var ending = switch (result.stage()) {
                        case DONE -> Ending.ANSWERED;
                        case STOPPED, FAILED -> Ending.FAILED;
                        case RUNNING -> result.scannedBytes() > mostBytes ? Ending.TOO_MUCH : Ending.TOO_LONG;
                    };
                    var goesOn = ending == Ending.TOO_LONG && clock.instant().isBefore(end);
                    if (!goesOn) {
                        if (ending == Ending.TOO_MUCH || ending == Ending.TOO_LONG) {
                            logs.stop(query);
                        }
                        return Answer.got(new Outcome(ending, result.rows(), new Scan(result.scannedBytes())));
                    }
                }
            }
            pause.take(PAUSE);
            if (Thread.currentThread().isInterrupted()) {
                logs.stop(query);
                throw new IllegalStateException("told to stop while a question was asked");
            }
        }
    }
}
