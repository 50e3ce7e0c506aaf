package dev.skylark.schedule;

import dev.skylark.access.Guilds;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Router;
import dev.skylark.data.Rows;
import dev.skylark.fleet.Fleet;
import dev.skylark.fleet.Intents;
import dev.skylark.fleet.Keeps;
import dev.skylark.fleet.Listings;
import dev.skylark.timer.Job;
import dev.skylark.timer.Timers;
import dev.skylark.work.Claims;
import dev.skylark.work.Errands;
import dev.skylark.work.Members;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What schedules need of the house, each made when it is used first. {@code handOver} has a job done by the work function. */
public record ScheduleNeeds(
        Rows rows,
        Supplier<Guilds> guilds,
        Supplier<Fleet> fleet,
        Supplier<Listings> listings,
        Supplier<Keeps> keeps,
        Supplier<Intents> intents,
        Supplier<Timers> timers,
        Supplier<Claims> claims,
        Supplier<Members> members,
        Supplier<Errands> errands,
        Supplier<Catalogue> catalogue,
        Supplier<Router> router,
        Supplier<Usage> usage,
        Supplier<Worth> worth,
        Consumer<Job> handOver,
        Clock clock) {}
