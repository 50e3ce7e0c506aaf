package dev.skylark.cost;

import dev.skylark.access.Guilds;
import dev.skylark.care.AwsRights;
import dev.skylark.data.Rows;
import dev.skylark.fleet.Controls;
import dev.skylark.fleet.Fleet;
import dev.skylark.fleet.Listings;
import dev.skylark.fleet.Sources;
import dev.skylark.timer.Timers;
import dev.skylark.uptime.Uptime;
import dev.skylark.work.Answers;
import java.time.Clock;
import java.util.function.Supplier;

/** What the commands around money need of the house, each made when it is used first. */
public record CostNeeds(
        Supplier<Fleet> fleet,
        Supplier<Listings> listings,
        Supplier<Uptime> uptime,
        Supplier<Sources> sources,
        Supplier<Controls> controls,
        Supplier<Prices> prices,
        Supplier<Bills> bills,
        Supplier<Currencies> currencies,
        Supplier<Holdings> holdings,
        Supplier<Timers> timers,
        Supplier<Answers> answers,
        Supplier<Guilds> guilds,
        Supplier<AwsRights> rights,
        Rows money,
        Clock clock) {}
