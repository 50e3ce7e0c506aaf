package dev.skylark.upkeep;

import dev.skylark.access.Guilds;
import dev.skylark.data.Rows;
import dev.skylark.table.Table;
import dev.skylark.timer.Job;
import dev.skylark.work.Answers;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What tidying up needs of the house. {@code soon} has a job done by whoever may do everything; {@code owner} is the guild of those who run Skylark, {@code channel} where they read
 * of it.
 */
public record UpkeepNeeds(
        Supplier<Lifetimes> lifetimes,
        Supplier<OurLogs> logs,
        Function<Table, Rows> rows,
        Supplier<Guilds> guilds,
        Supplier<Answers> answers,
        Consumer<Job> soon,
        String owner,
        Supplier<String> channel,
        Clock clock) {}
