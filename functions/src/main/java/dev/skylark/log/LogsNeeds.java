package dev.skylark.log;

import dev.skylark.access.Guilds;
import dev.skylark.data.Rows;
import dev.skylark.discord.Pause;
import dev.skylark.fleet.Sources;
import dev.skylark.timer.Job;
import dev.skylark.timer.Timers;
import dev.skylark.work.Answers;
import dev.skylark.work.Spots;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the commands around logs need of the house. {@code soon} has a job done at once by somebody with a minute of
 * their own; {@code tag} is the key whose value is the id of the guild that a group belongs to; {@code finder} is the
 * function that finds errors in lines, by its ARN.
 */
public record LogsNeeds(
        Supplier<Logs> logs,
        Supplier<Sources> places,
        Supplier<Guilds> guilds,
        Supplier<Answers> answers,
        Supplier<Spots> spots,
        Supplier<Timers> timers,
        Consumer<Job> soon,
        Pause pause,
        Supplier<String> tag,
        Supplier<String> finder,
        Rows rows,
        Clock clock) {}
