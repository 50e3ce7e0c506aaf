package dev.skylark.backup;

import dev.skylark.access.Guilds;
import dev.skylark.data.Rows;
import dev.skylark.table.Table;
import dev.skylark.timer.Timers;
import dev.skylark.work.Answers;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What backups need of the house. {@code rows} are the tables as they are, {@code copies} those that were unpacked, by
 * name; {@code planAnew} sets the timers of what a guild has planned, as a table of it says; {@code owner} is the guild
 * of those who run Skylark and {@code channel} where they read of it.
 */
public record BackupNeeds(
        Supplier<Backups> backups,
        Supplier<Archive> archive,
        Function<Table, Rows> rows,
        Function<String, Rows> copies,
        Supplier<Guilds> guilds,
        Supplier<Answers> answers,
        Supplier<Timers> timers,
        Supplier<String> tickets,
        BiConsumer<Table, String> planAnew,
        String owner,
        Supplier<String> channel,
        Clock clock) {}
