package dev.skylark.entry;

import dev.skylark.account.Outlet;
import dev.skylark.account.Provider;
import dev.skylark.account.Seal;
import dev.skylark.advice.Advisor;
import dev.skylark.backup.Archive;
import dev.skylark.backup.Backups;
import dev.skylark.care.Care;
import dev.skylark.data.Rows;
import dev.skylark.fact.Bus;
import dev.skylark.github.Forge;
import dev.skylark.music.Recordings;
import dev.skylark.timer.Timers;
import dev.skylark.upkeep.Lifetimes;
import dev.skylark.webhook.Certificates;
import dev.skylark.webhook.Subscriptions;
import dev.skylark.work.GuildKeys;
import dev.skylark.work.Secrets;
import dev.skylark.work.Voices;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What Skylark itself runs on, each part made on its first use. */
public record Plant(
        Supplier<Timers> timers,
        Supplier<Bus> bus,
        Supplier<Secrets> secrets,
        Supplier<Certificates> certificates,
        Supplier<Subscriptions> subscriptions,
        Supplier<GuildKeys> tokens,
        Supplier<Forge> forge,
        Supplier<Advisor> advisor,
        Supplier<Seal> seal,
        Supplier<Map<Provider, Outlet>> outlets,
        Function<Rows, Voices> voices,
        Supplier<Recordings> recordings,
        Supplier<Backups> backups,
        Supplier<Archive> archive,
        Supplier<Lifetimes> lifetimes,
        Supplier<Care> care) {}
