package dev.skylark.ec2;

import dev.skylark.access.Guilds;
import dev.skylark.fleet.Controls;
import dev.skylark.fleet.Fleet;
import dev.skylark.fleet.Instances;
import dev.skylark.fleet.Intents;
import dev.skylark.fleet.Keeps;
import dev.skylark.fleet.Listings;
import dev.skylark.fleet.Plans;
import dev.skylark.fleet.Sources;
import dev.skylark.timer.Timers;
import dev.skylark.uptime.Uptime;
import dev.skylark.work.Answers;
import dev.skylark.work.GuildKeys;
import dev.skylark.work.Spots;
import java.time.Clock;
import java.util.function.Supplier;

/** What the commands around servers need of the house, each made when it is used first. */
public record Needs(
        Supplier<Fleet> fleet,
        Supplier<Listings> listings,
        Supplier<Instances> instances,
        Supplier<Controls> controls,
        Supplier<Intents> intents,
        Supplier<Keeps> keeps,
        Supplier<Plans> plans,
        Supplier<Sources> sources,
        Supplier<GuildKeys> panelKeys,
        Supplier<Uptime> uptime,
        Supplier<Tariff> tariff,
        Supplier<Alarms> alarms,
        Supplier<Snapshots> snapshots,
        Supplier<Templates> templates,
        Supplier<Wishes> wishes,
        Supplier<Hints> hints,
        Supplier<Timers> timers,
        Supplier<Answers> answers,
        Supplier<Spots> spots,
        Supplier<Guilds> guilds,
        Clock clock) {}
