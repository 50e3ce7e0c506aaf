package dev.skylark.backup;

import dev.skylark.backup.Backups.Unpacking;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Command.Question;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.fleet.Answer;
import dev.skylark.table.Table;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A guild gets records back: they are unpacked, shown beside what is there now, and put back when two people want it. */
final class Restores {

    static final String KIND = "restore";

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofHours(2);

    /** Whether a guild may use Skylark, and how much, is not the guild's own to say. */
    private static final List<String> NOT_THEIRS = List.of("standing", "perPerson", "perGuild", "version", "write");

    private final BackupNeeds needs;
    private final Records records;
    private final Option<String> id = Option.text("id", "Which one", 1, 40);

    Restores(BackupNeeds needs, Records records) {
        this.needs = needs;
        this.records = records;
    }

    List<Command> commands() {
        return List.of(
                Command.named("backup apply", "Put the unpacked records back")
                        .takes(id)
                        .only(Permission.ADMIN)
                        .unlisted()
                        .deferred()
                        .asks(call -> Optional.of(new Question(preview(call.texts(), wanted(call)), true)))
                        .runs(this::apply),
                Command.named("backup leave", "Leave everything as it is")
                        .takes(id)
                        .only(Permission.ADMIN)
                        .unlisted()
                        .deferred()
                        .runs(this::leave));
    }

    Message begin(Call call, Backup backup) {
        var now = needs.clock().instant();
        var restore = new Restore(
                call.guild(),
                needs.tickets().get(),
                backup,
                call.person().id(),
                call.origin().channel(),
                now);
        return switch (needs.backups().get().unpack(backup, restore.copy())) {
            case Answer.Got<String> _ -> {
                records.keep(restore, now);
                lookAgain(restore, now);
                yield Message.waiting(call.text("restoring.begun"))
                        .fact(call.text("restoring.of"), Markdown.at(backup.made()))
                        .text(call.text("restoring.begun.text"));
            }
            case Answer.Failed<String>(var trouble, var detail) ->
                Message.bad(call.text("restoring.failed"))
                        .text(call.text("trouble." + trouble.word()))
                        .text("-# " + Markdown.plain(detail));
        };
    }

    private void lookAgain(Restore restore, Instant now) {
        needs.timers().get().set(Job.of(restore.guild(), KIND, restore.id()), new When.Once(now.plus(LOOK_AGAIN)));
    }

    /** Shows what would come back, as soon as it is known. */
    void look(Job job) {
        var now = needs.clock().instant();
        var found = records.find(job.guild(), job.name(), now);
        if (found.isEmpty()) {
            needs.backups().get().discard(Backups.COPY + job.name());
            return;
        }
        var restore = found.get();
        var texts = texts(restore);
        switch (needs.backups().get().look(restore.copy())) {
            case Answer.Got<Unpacking>(var how)
            when how == Unpacking.GOES_ON && isPatient(restore, now) -> lookAgain(restore, now);
            case Answer.Got<Unpacking>(var how) when how == Unpacking.DONE -> say(restore, choice(texts, restore));
            case Answer.Got<Unpacking> _ -> {
                end(restore);
                say(restore, Message.bad(texts.of("restoring.failed")).text(texts.of("restoring.lost")));
            }
            case Answer.Failed<Unpacking>(var _, var detail) -> throw new IllegalStateException(detail);
        }
    }

    private static boolean isPatient(Restore restore, Instant now) {
        return now.isBefore(restore.begun().plus(LONGEST));
    }

    private Message choice(Texts texts, Restore restore) {
        var message = preview(texts, restore);
        var leave = Button.secondary(texts.of("restoring.leave"), Press.run("backup leave", "id", restore.id()));
        return difference(restore).isEmpty()
                ? message.buttons(leave)
                : message.buttons(
                        Button.danger(texts.of("restoring.apply"), Press.run("backup apply", "id", restore.id())),
                        leave);
    }

    private Message preview(Texts texts, Restore restore) {
        var difference = difference(restore);
        return Message.warning(texts.of(
                        "restoring.title",
                        area(restore),
                        Markdown.at(restore.backup().made())))
                .fact(texts.of("restoring.back"), difference.lost().size())
                .fact(texts.of("restoring.changed"), difference.changed().size())
                .fact(texts.of("restoring.same"), difference.same())
                .fact(texts.of("restoring.newer"), difference.newer())
                .text(texts.of(difference.isEmpty() ? "restoring.nothing" : "restoring.text"));
    }

    private static String area(Restore restore) {
        return Stream.of(Area.values())
                .filter(it -> it.table() == restore.backup().table())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElseThrow();
    }

    private Difference difference(Restore restore) {
        var now = needs.clock().instant();
        return Difference.between(
                needs.copies().apply(restore.copy()).all(restore.guild()),
                rows(restore).all(restore.guild()),
                now);
    }

    private Rows rows(Restore restore) {
        return needs.rows().apply(restore.backup().table());
    }

    private Restore wanted(Call call) {
        return records.find(call.guild(), call.value(id), needs.clock().instant())
                .orElseThrow(() -> new Refused("restoring.over"));
    }

    private Reply apply(Call call) {
        var restore = wanted(call);
        var rows = rows(restore);
        var difference = difference(restore);
        Stream.concat(difference.lost().stream(), difference.changed().stream())
                .forEach(it -> rows.put(theirs(it, rows)));
        needs.planAnew().accept(restore.backup().table(), restore.guild());
        end(restore);
        return Reply.update(Message.good(call.text(
                "restoring.done",
                difference.lost().size() + difference.changed().size())));
    }

    /** As it was, but for what others decide about them. */
    private static Item theirs(Item then, Rows rows) {
        var now = rows.find(then.text(Table.PARTITION), then.text(Table.SORT));
        var values = new HashMap<>(then.values());
        now.ifPresent(there -> NOT_THEIRS.stream()
                .filter(there.values()::containsKey)
                .forEach(name -> values.put(name, there.values().get(name))));
        return new Item(values);
    }

    private Reply leave(Call call) {
        end(wanted(call));
        return Reply.update(Message.neutral(call.text("restoring.left")));
    }

    private void end(Restore restore) {
        records.ends(restore);
        needs.backups().get().discard(restore.copy());
    }

    private Texts texts(Restore restore) {
        return Texts.in(needs.guilds()
                .get()
                .find(restore.guild())
                .map(it -> it.locale())
                .orElse("en"));
    }

    private void say(Restore restore, Message message) {
        needs.answers()
                .get()
                .post(restore.channel(), message, texts(restore).locale().getLanguage());
    }
}
