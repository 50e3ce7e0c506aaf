package dev.skylark.report;

import dev.skylark.access.Audit;
import dev.skylark.access.Guilds;
import dev.skylark.data.Rows;
import dev.skylark.timer.Timers;
import dev.skylark.uptime.Uptime;
import dev.skylark.work.Answers;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** What reports need of the house, each made when it is used first. */
public record ReportNeeds(
        Supplier<Uptime> uptime,
        Supplier<Spending> spending,
        Supplier<Audit> audit,
        Supplier<Guilds> guilds,
        Supplier<Timers> timers,
        Supplier<Answers> answers,
        List<Chapter> chapters,
        Rows subscriptions,
        Rows posted,
        Clock clock) {}
