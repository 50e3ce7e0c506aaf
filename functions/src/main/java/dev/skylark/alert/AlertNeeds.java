package dev.skylark.alert;

import dev.skylark.access.Guilds;
import dev.skylark.advice.Advisor;
import dev.skylark.data.Rows;
import dev.skylark.fact.Bus;
import dev.skylark.journal.Journal;
import dev.skylark.timer.Timers;
import dev.skylark.work.Answers;
import dev.skylark.work.Claims;
import dev.skylark.work.Spots;
import java.time.Clock;
import java.util.function.Supplier;

/** What alerts need of the house. */
public record AlertNeeds(
        Rows rows,
        Supplier<Guilds> guilds,
        FleetExpectations expectations,
        Supplier<Answers> answers,
        Supplier<Spots> spots,
        Supplier<Claims> claims,
        Supplier<Timers> timers,
        Supplier<Bus> bus,
        Supplier<Advisor> advisor,
        Supplier<Journal> journal,
        Clock clock) {}
