package dev.skylark.backup;

import dev.skylark.backup.Backup.Kind;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.text.Bytes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code /backup}: copies of everything now, those there are, and what a guild wants back of them. */
final class BackupCommands {

    private static final int SHOWN = 12;

    /** What was made sooner after the other was made together with it. */
    private static final Duration TOGETHER = Duration.ofMinutes(10);

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");

    private final BackupNeeds needs;
    private final Records records;
    private final Nights nights;
    private final Restores restores;
    private final Option<Area> what = Option.choice("what", "Which of your records", Area.class);
    private final Option<String> from =
            Option.text("from", "As they were then", 10, 40).suggesting((_, typed) -> moments(typed));

    BackupCommands(BackupNeeds needs, Records records, Nights nights, Restores restores) {
        this.needs = needs;
        this.records = records;
        this.nights = nights;
        this.restores = restores;
    }

    List<Command> commands() {
        return List.of(
                Command.named("backup now", "Copy everything that Skylark knows, now")
                        .only(Permission.ADMIN)
                        .deferred()
                        .cooldown(Duration.ofMinutes(5))
                        .runs(this::now),
                Command.named("backup list", "The copies there are, and when they were last proven good")
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list),
                Command.named("backup restore", "Have records of this server back as they were")
                        .takes(what, from)
                        .only(Permission.ADMIN)
                        .deferred()
                        .runs(this::restore));
    }

    private Reply now(Call call) {
        if (!call.guild().equals(needs.owner())) {
            throw new Refused("backup.owner");
        }
        var outcome = nights.make(Nights.KEPT, Kind.BY_HAND);
        remember(nights.all());
        return Reply.say(Nights.message(call.texts(), outcome)
                .buttons(Button.secondary(call.text("backup.list"), Press.run("backup list"))));
    }

    private Reply list(Call call) {
        var all = nights.all();
        var runs = remember(all);
        var message = Message.neutral(call.text("backup.title"))
                .fact(
                        call.text("backup.proven"),
                        records.lastProof().map(Markdown::ago).orElse(call.text("backup.proven.never")));
        if (runs.isEmpty()) {
            message = message.text(call.text("backup.none"));
        }
        for (var run : runs.stream().limit(SHOWN).toList()) {
            var first = run.getFirst();
            message = message.text("- " + Markdown.at(last(run)) + " · "
                    + call.text(
                            "backup.line." + first.kind().name(),
                            run.size(),
                            Bytes.written(
                                    run.stream().mapToLong(Backup::bytes).sum(),
                                    call.texts().locale())));
        }
        return Reply.say(message.text("-# " + call.text("backup.help")));
    }

    /** Newest first, with what was made together. The front door, which may not ask, reads their moments from the table. */
    private List<List<Backup>> remember(List<Backup> all) {
        var runs = runs(all);
        records.moments(runs.stream().map(BackupCommands::last).toList());
        return runs;
    }

    static List<List<Backup>> runs(List<Backup> all) {
        var runs = new ArrayList<List<Backup>>();
        for (var backup : all.stream()
                .sorted(Comparator.comparing(Backup::made).reversed())
                .toList()) {
            var isOfTheLast = !runs.isEmpty()
                    && runs.getLast().getFirst().kind() == backup.kind()
                    && Duration.between(backup.made(), last(runs.getLast())).compareTo(TOGETHER) < 0;
            if (!isOfTheLast) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(backup);
        }
        return runs;
    }

    private static Instant last(List<Backup> run) {
        return run.getFirst().made();
    }

    private List<Choice> moments(String typed) {
        return records.moments().stream()
                .map(it -> MINUTE.format(it.atZone(ZoneId.of("UTC"))))
                .filter(it -> it.contains(typed))
                .limit(25)
                .map(it -> new Choice(it, it))
                .toList();
    }

    private Reply restore(Call call) {
        var wanted = call.value(from).strip();
        var until = moment(wanted).orElseThrow(() -> new Refused("backup.moment", Markdown.plain(wanted)));
        var backup = nights.all().stream()
                .filter(it -> it.table() == call.value(what).table())
                .filter(it -> it.made().isBefore(until.plus(Duration.ofMinutes(1))))
                .max(Comparator.comparing(Backup::made))
                .orElseThrow(() -> new Refused("backup.noneThen", Markdown.plain(wanted)));
        return Reply.say(restores.begin(call, backup));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.from(MINUTE.withZone(ZoneId.of("UTC")).parse(text)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
