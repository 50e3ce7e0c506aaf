package dev.skylark.entry;

import dev.skylark.account.Outlet;
import dev.skylark.account.Provider;
import dev.skylark.account.Seal;
import dev.skylark.advice.Advisor;
import dev.skylark.backup.Archive;
import dev.skylark.backup.Backups;
import dev.skylark.care.Care;
import dev.skylark.cost.Bills;
import dev.skylark.cost.Currencies;
import dev.skylark.cost.Holdings;
import dev.skylark.cost.Prices;
import dev.skylark.data.Rows;
import dev.skylark.ec2.Alarms;
import dev.skylark.ec2.Snapshots;
import dev.skylark.ec2.Templates;
import dev.skylark.fact.Bus;
import dev.skylark.fleet.Instances;
import dev.skylark.github.Forge;
import dev.skylark.idle.Loads;
import dev.skylark.log.Logs;
import dev.skylark.music.Recordings;
import dev.skylark.players.Players;
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

/** The cloud that servers run in, each part made on its first use: AWS, or in the sandbox one that is played. */
public record Cloud(
        Supplier<Instances> instances,
        Supplier<GuildKeys> panelKeys,
        Supplier<Templates> templates,
        Supplier<Snapshots> snapshots,
        Supplier<Alarms> alarms,
        Supplier<Prices> prices,
        Supplier<Bills> bills,
        Supplier<Currencies> currencies,
        Supplier<Holdings> holdings,
        Supplier<Timers> timers,
        Supplier<Logs> logs,
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
        Supplier<Care> care,
        Supplier<Players> players,
        Supplier<Loads> loads) {

    /**
     * The same with other timers, another bus, other secrets, another GitHub, another seal, other music services, another
     * way to the voice worker, other recordings, other backups and another way to look after the house: the sandbox keeps
     * these itself.
     */
    public Cloud with(
            Supplier<Timers> others,
            Supplier<Bus> otherBus,
            Supplier<Secrets> otherSecrets,
            Supplier<Forge> otherForge,
            Supplier<Seal> otherSeal,
            Supplier<Map<Provider, Outlet>> otherOutlets,
            Function<Rows, Voices> otherVoices,
            Supplier<Recordings> otherRecordings,
            Supplier<Backups> otherBackups,
            Supplier<Archive> otherArchive,
            Supplier<Lifetimes> otherLifetimes,
            Supplier<Care> otherCare) {
        return new Cloud(
                instances,
                panelKeys,
                templates,
                snapshots,
                alarms,
                prices,
                bills,
                currencies,
                holdings,
                others,
                logs,
                otherBus,
                otherSecrets,
                certificates,
                subscriptions,
                tokens,
                otherForge,
                advisor,
                otherSeal,
                otherOutlets,
                otherVoices,
                otherRecordings,
                otherBackups,
                otherArchive,
                otherLifetimes,
                otherCare,
                players,
                loads);
    }
}
