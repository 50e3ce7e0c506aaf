package dev.skylark.entry;

import dev.skylark.access.Approvals;
import dev.skylark.access.Audit;
import dev.skylark.access.DynamoApprovals;
import dev.skylark.access.DynamoAudit;
import dev.skylark.access.DynamoGuilds;
import dev.skylark.access.DynamoRequests;
import dev.skylark.access.Guild;
import dev.skylark.access.Guilds;
import dev.skylark.access.Requests;
import dev.skylark.care.Care;
import dev.skylark.data.Rows;
import dev.skylark.discord.Pause;
import dev.skylark.fleet.Controls;
import dev.skylark.fleet.DynamoIntents;
import dev.skylark.fleet.DynamoKeeps;
import dev.skylark.fleet.DynamoListings;
import dev.skylark.fleet.DynamoSources;
import dev.skylark.fleet.Fleet;
import dev.skylark.fleet.Intents;
import dev.skylark.fleet.Keeps;
import dev.skylark.fleet.Listings;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Sources;
import dev.skylark.journal.Journal;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.table.Table;
import dev.skylark.timer.Timers;
import dev.skylark.uptime.DynamoSessions;
import dev.skylark.uptime.Uptime;
import dev.skylark.work.Answers;
import dev.skylark.work.Claims;
import dev.skylark.work.DynamoClaims;
import dev.skylark.work.DynamoSpots;
import dev.skylark.work.DynamoTickets;
import dev.skylark.work.Handover;
import dev.skylark.work.Members;
import dev.skylark.work.Secrets;
import dev.skylark.work.Spots;
import dev.skylark.work.Tickets;
import dev.skylark.work.Voices;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What all of the house stands on: its settings, its clock, its tables and its servers, each made on its first use. */
final class Ground {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,4}");

    private final Settings settings;
    private final Outside outside;
    private final Supplier<Journal> journal;
    private final Supplier<Answers> answers;
    private final Supplier<Belongings> belongings;
    private final Supplier<Plant> plant;
    private final Supplier<Sources> sources;
    private final Supplier<Fleet> fleet;
    private final Supplier<Uptime> uptime;
    private final Supplier<Controls> controls;
    private final Supplier<Handover> handover;
    private final Supplier<Voices> voices;

    Ground(Settings settings, Outside outside) {
        this.settings = settings;
        this.outside = outside;
        this.journal = new Lazy<>(outside.journal());
        this.answers = new Lazy<>(() -> outside.answers().apply(settings));
        this.belongings = new Lazy<>(() -> outside.belongings().apply(settings));
        this.plant = new Lazy<>(() -> outside.plant().apply(settings));
        this.sources = new Lazy<>(this::makeSources);
        this.fleet = new Lazy<>(this::makeFleet);
        this.uptime = new Lazy<>(this::makeUptime);
        this.controls =
                new Lazy<>(() -> new Controls(belongings().instances().get(), intents(), fleet(), timers(), clock()));
        this.handover = new Lazy<>(() -> outside.handover().apply(settings));
        this.voices = new Lazy<>(() -> plant().voices().apply(rows(Table.VOICE)));
    }

    String setting(Setting setting) {
        return settings.get(setting);
    }

    /** The time in the house. */
    Clock clock() {
        return outside.clock();
    }

    /** The time outside, by which Discord signs. */
    Clock wall() {
        return outside.wall();
    }

    Pause pause() {
        return outside.pause();
    }

    Journal journal() {
        return journal.get();
    }

    Answers answers() {
        return answers.get();
    }

    Members members() {
        return outside.members().apply(settings);
    }

    Belongings belongings() {
        return belongings.get();
    }

    Plant plant() {
        return plant.get();
    }

    Care care() {
        return plant().care().get();
    }

    Timers timers() {
        return plant().timers().get();
    }

    Secrets secrets() {
        return plant().secrets().get();
    }

    Sources sources() {
        return sources.get();
    }

    Fleet fleet() {
        return fleet.get();
    }

    Uptime uptime() {
        return uptime.get();
    }

    Controls controls() {
        return controls.get();
    }

    Voices voices() {
        return voices.get();
    }

    Handover handover() {
        return handover.get();
    }

    Listings listings() {
        return new DynamoListings(rows(Table.FLEET));
    }

    Intents intents() {
        return new DynamoIntents(rows(Table.FLEET));
    }

    Keeps keeps() {
        return new DynamoKeeps(rows(Table.FLEET));
    }

    Claims claims() {
        return new DynamoClaims(rows(Table.WORK));
    }

    Tickets tickets() {
        return new DynamoTickets(rows(Table.WORK));
    }

    Spots spots() {
        return new DynamoSpots(rows(Table.WORK));
    }

    Guilds guilds() {
        return new DynamoGuilds(rows(Table.GUILDS));
    }

    Requests requests() {
        return new DynamoRequests(rows(Table.GUILDS), setting(Setting.OWNER_GUILD));
    }

    Approvals approvals() {
        return new DynamoApprovals(rows(Table.GUILDS));
    }

    Audit audit() {
        return new DynamoAudit(rows(Table.AUDIT));
    }

    Rows rows(Table table) {
        return rowsOf(() -> setting(table.setting()));
    }

    /** A table by its own name, such as a backup that was unpacked. */
    Rows rowsOf(Supplier<String> name) {
        return new Rows(outside.dynamo(), name);
    }

    private Fleet makeFleet() {
        return new Fleet(
                sources(),
                belongings().instances().get(),
                listings(),
                uptime(),
                Duration.ofSeconds(Long.parseLong(settings.get(Setting.CACHE_TTL, SECONDS, "a number of seconds"))),
                journal(),
                clock());
    }

    private Uptime makeUptime() {
        return new Uptime(
                new DynamoSessions(rows(Table.UPTIME)),
                belongings().instances().get(),
                timers(),
                guild -> guilds().find(guild)
                        .orElseGet(() -> Guild.unknown(guild))
                        .zone(),
                clock());
    }

    private Sources makeSources() {
        return new DynamoSources(
                rows(Table.FLEET),
                Arrays.stream(setting(Setting.REGIONS).split(",", -1))
                        .map(it -> Place.home(it.strip()))
                        .toList());
    }
}
