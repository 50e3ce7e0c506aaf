package dev.skylark.backup;

import dev.skylark.access.Guild;
import dev.skylark.backup.Backup.Kind;
import dev.skylark.backup.Backups.Unpacking;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Answer;
import dev.skylark.settings.HouseJob;
import dev.skylark.table.Table;
import dev.skylark.text.Bytes;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is done about backups without anybody asking: a copy of every table at four, and once a week the proof that it is good. */
final class Nights {

    /** Comes every hour; which one it is where the owner lives is looked at then. */
    static final String HOURLY = HouseJob.BACKUPS.kind();

    static final String DRILL = "backup-drill";

    /**
     * Of the others nothing may or need be kept: what they hold expires within days, or, as people's accounts, must be gone
     * when it is taken back.
     */
    static final List<Table> KEPT =
            Arrays.stream(Table.values()).filter(Table::pointInTimeRecovery).toList();

    private static final int HOUR = 4;
    private static final int DRILL_HOUR = 5;
    private static final Duration SAME_NIGHT = Duration.ofHours(12);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);
    private static final Duration LONGEST_DRILL = Duration.ofHours(5);

    private final BackupNeeds needs;
    private final Records records;

    Nights(BackupNeeds needs, Records records) {
        this.needs = needs;
        this.records = records;
    }

    void hourly(Job job) {
        var now = needs.clock().instant();
        var there = now.atZone(owner().zone());
        if (there.getHour() == HOUR) {
            tell(night(now));
        }
        if (there.getHour() == DRILL_HOUR && there.getDayOfWeek() == DayOfWeek.SUNDAY) {
            beginDrill(now);
        }
    }

    private Guild owner() {
        return needs.guilds().get().find(needs.owner()).orElseGet(() -> Guild.unknown(needs.owner()));
    }

    /** What was done, and what was not. */
    record Outcome(List<Backup> made, Map<Table, Answer.Failed<?>> failed, int removed, int there) {}

    /** Copies each table that has no copy of this night yet, and lets go of what is too old. */
    private Outcome night(Instant now) {
        var before = all();
        var fresh = before.stream()
                .filter(it -> it.kind() == Kind.NIGHTLY && it.made().isAfter(now.minus(SAME_NIGHT)))
                .map(Backup::table)
                .toList();
        var missing = KEPT.stream().filter(it -> !fresh.contains(it)).toList();
        if (missing.isEmpty()) {
            return new Outcome(List.of(), Map.of(), 0, before.size());
        }
        var counts = new EnumMap<Table, Long>(Table.class);
        KEPT.forEach(it -> counts.put(it, needs.rows().apply(it).count()));
        records.night(counts, now);
        var outcome = make(missing, Kind.NIGHTLY, before);
        export();
        return outcome;
    }

    /** Throws where one could not be written, so that all are written again. */
    private void export() {
        for (var table : Exports.TABLES) {
            Exports.of(table, needs.rows().apply(table).everything()).forEach((name, content) -> {
                if (needs.archive().get().keep(name, content) instanceof Answer.Failed<String>(var _, var detail)) {
                    throw new IllegalStateException(name + " could not be exported: " + detail);
                }
            });
        }
    }

    Outcome make(List<Table> tables, Kind kind) {
        return make(tables, kind, all());
    }

    private Outcome make(List<Table> tables, Kind kind, List<Backup> before) {
        var made = new ArrayList<Backup>();
        var failed = new EnumMap<Table, Answer.Failed<?>>(Table.class);
        for (var table : tables) {
            switch (needs.backups().get().make(table, kind)) {
                case Answer.Got<Backup>(var backup) -> made.add(backup);
                case Answer.Failed<Backup> failure -> failed.put(table, failure);
            }
        }
        var now = new ArrayList<>(before);
        now.addAll(made);
        var surplus = Keeping.surplus(now);
        surplus.forEach(needs.backups().get()::remove);
        return new Outcome(made, failed, surplus.size(), now.size() - surplus.size());
    }

    /** Throws where they cannot be listed, so that it comes again. */
    List<Backup> all() {
        return switch (needs.backups().get().all()) {
            case Answer.Got<List<Backup>>(var all) -> all;
            case Answer.Failed<List<Backup>>(var _, var detail) ->
                throw new IllegalStateException("The backups could not be listed: " + detail);
        };
    }

    private void tell(Outcome outcome) {
        var texts = Texts.in(owner().locale());
        if (!outcome.made().isEmpty() || !outcome.failed().isEmpty()) {
            say(message(texts, outcome));
        }
        if (!outcome.failed().isEmpty()) {
            throw new IllegalStateException("Not backed up: " + outcome.failed().keySet());
        }
    }

    static Message message(Texts texts, Outcome outcome) {
        var bytes = outcome.made().stream().mapToLong(Backup::bytes).sum();
        var message = outcome.failed().isEmpty()
                ? Message.good(texts.of("backup.done", outcome.made().size()))
                : Message.bad(texts.of("backup.failed", outcome.failed().size()));
        for (var it : outcome.failed().entrySet()) {
            message = message.text("- " + Markdown.code(it.getKey().name().toLowerCase(Locale.ROOT)) + ": "
                    + texts.of("trouble." + it.getValue().trouble().word()));
        }
        return message.text("-# "
                + texts.of(
                        "backup.done.text", Bytes.written(bytes, texts.locale()), outcome.there(), outcome.removed()));
    }

    private void say(Message message) {
        needs.answers().get().post(needs.channel().get(), message, owner().locale());
    }

    /** The newest backup of each table is unpacked beside it. */
    private void beginDrill(Instant now) {
        var newest = Keeping.newest(all());
        if (newest.isEmpty() || !records.drillBegins(now)) {
            return;
        }
        // first, so that what comes of it is looked at and thrown away whatever happens
        lookAgain(now);
        newest.forEach((table, backup) -> {
            if (needs.backups().get().unpack(backup, copy(table)) instanceof Answer.Failed<String>(var _, var detail)) {
                throw new IllegalStateException("A backup could not be unpacked: " + detail);
            }
        });
    }

    private static String copy(Table table) {
        return Backups.COPY + "drill-" + table.name().toLowerCase(Locale.ROOT);
    }

    private void lookAgain(Instant now) {
        needs.timers().get().set(Job.of(needs.owner(), DRILL, ""), new When.Once(now.plus(LOOK_AGAIN)));
    }

    /** Counts what came out once all is there, and throws it away again. */
    void lookAtDrill(Job job) {
        var now = needs.clock().instant();
        var begun = records.drill();
        if (begun.isEmpty()) {
            return;
        }
        var goesOn = KEPT.stream().filter(it -> isUnpacking(copy(it))).toList();
        var tooLong = now.isAfter(begun.get().plus(LONGEST_DRILL));
        if (!goesOn.isEmpty() && !tooLong) {
            lookAgain(now);
            return;
        }
        var expected = records.lastCounts();
        var found = new EnumMap<Table, Long>(Table.class);
        expected.keySet().stream()
                .filter(it -> !goesOn.contains(it) && isThere(copy(it)))
                .forEach(it -> found.put(it, needs.copies().apply(copy(it)).count()));
        var proof = new Proof(expected, found);
        if (proof.holds()) {
            records.proven(proof, now);
        }
        KEPT.forEach(it -> needs.backups().get().discard(copy(it)));
        records.drillEnds();
        say(message(Texts.in(owner().locale()), proof));
    }

    private boolean isUnpacking(String copy) {
        return look(copy) == Unpacking.GOES_ON;
    }

    private boolean isThere(String copy) {
        return look(copy) == Unpacking.DONE;
    }

    private Unpacking look(String copy) {
        return switch (needs.backups().get().look(copy)) {
            case Answer.Got<Unpacking>(var how) -> how;
            case Answer.Failed<Unpacking>(var _, var detail) ->
                throw new IllegalStateException("An unpacked backup could not be looked at: " + detail);
        };
    }

    private static Message message(Texts texts, Proof proof) {
        return proof.worst()
                .map(it -> Message.bad(texts.of("backup.proof.failed"))
                        .text(texts.of(
                                "backup.proof.failed.text",
                                it.name().toLowerCase(Locale.ROOT),
                                proof.expected().getOrDefault(it, 0L),
                                proof.found().getOrDefault(it, 0L))))
                .orElseGet(() -> Message.good(texts.of("backup.proof"))
                        .text(texts.of("backup.proof.text", proof.found().size(), proof.records())));
    }
}
