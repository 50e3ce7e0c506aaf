package dev.skylark.idle;

import dev.skylark.access.Audit;
import dev.skylark.access.Guilds;
import dev.skylark.command.Router;
import dev.skylark.data.Rows;
import dev.skylark.ec2.Tariff;
import dev.skylark.fleet.Controls;
import dev.skylark.fleet.Fleet;
import dev.skylark.fleet.Intents;
import dev.skylark.fleet.Keeps;
import dev.skylark.fleet.Listings;
import dev.skylark.players.Players;
import dev.skylark.timer.Timers;
import dev.skylark.uptime.Uptime;
import dev.skylark.work.Answers;
import dev.skylark.work.Claims;
import dev.skylark.work.Errands;
import dev.skylark.work.Members;
import dev.skylark.work.Voices;
import java.time.Clock;
import java.util.function.Supplier;

/** What idle stop needs of the house, each made when it is used first. */
public record IdleNeeds(
        Supplier<Fleet> fleet,
        Supplier<Listings> listings,
        Supplier<Controls> controls,
        Supplier<Intents> intents,
        Supplier<Keeps> keeps,
        Supplier<Uptime> uptime,
        Supplier<Tariff> tariff,
        Supplier<Players> players,
        Supplier<Loads> loads,
        Supplier<Timers> timers,
        Supplier<Answers> answers,
        Supplier<Guilds> guilds,
        Supplier<Audit> audit,
        Supplier<Claims> claims,
        Supplier<Members> members,
        Supplier<Router> router,
        Supplier<Errands> errands,
        Supplier<Voices> voices,
        Rows fleetRows,
        Clock clock) {}
