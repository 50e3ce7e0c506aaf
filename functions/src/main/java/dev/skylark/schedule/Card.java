package dev.skylark.schedule;

import dev.skylark.command.Call;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.text.Cut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;

/** A schedule that is kept, as it is shown: what it does and when, how its last runs went, and its buttons. */
final class Card {

    private static final int RUNS_SHOWN = 10;
    private static final int LONGEST_DETAIL = 150;

    private final ScheduleNeeds needs;
    private final Schedules schedules;
    private final Preview preview;

    Card(ScheduleNeeds needs, Schedules schedules, Preview preview) {
        this.needs = needs;
        this.schedules = schedules;
        this.preview = preview;
    }

    Message show(Call call, Schedule it, Message start) {
        var now = needs.clock().instant();
        var message = preview.facts(call, it, start)
                .fact(call.text("schedule.owner"), Markdown.person(it.owner()) + " · " + Markdown.channel(it.channel()))
                .fact(
                        call.text("schedule.next"),
                        it.isOn()
                                ? Preview.next(it, now, 5, call.texts().locale())
                                : call.text("schedule.standing."
                                        + it.standing().name().toLowerCase(Locale.ROOT)));
        var hold = schedules.held(call.guild(), it.id(), now).filter(by -> by.covers(now));
        if (hold.isPresent()) {
            message = message.text("⏸️ "
                    + call.text(
                            hold.get().once() ? "schedule.why.once" : "schedule.why.held",
                            hold.get().person(),
                            hold.get().until().getEpochSecond()));
        }
        var runs = schedules.runs(call.guild(), it.id(), RUNS_SHOWN);
        if (!runs.isEmpty()) {
            message = message.line()
                    .text(String.join(
                            "\n", runs.stream().map(run -> line(call, run)).toList()));
        }
        var buttons = new ArrayList<Button>();
        if (it.isOn()) {
            buttons.add(Button.secondary(
                    call.text("schedule.skip"), Press.run("schedule override", "schedule", it.id(), "how", "skip")));
            buttons.add(Button.secondary(
                    call.text("schedule.disable"), Press.run("schedule disable", "schedule", it.id())));
        } else {
            buttons.add(
                    Button.success(call.text("schedule.enable"), Press.run("schedule enable", "schedule", it.id())));
        }
        buttons.add(
                Button.danger(call.text("schedule.delete.button"), Press.run("schedule delete", "schedule", it.id())));
        buttons.add(Button.secondary(call.text("schedule.list.button"), Press.run("schedule list")));
        return message.buttons(buttons.toArray(Button[]::new));
    }

    private static String line(Call call, Run run) {
        var took = Duration.between(run.started(), run.ended()).toSeconds();
        return "%s %s · %s · %d s%s"
                .formatted(
                        run.result().sign(),
                        Markdown.at(run.planned()),
                        call.text("schedule.result." + run.result().word()),
                        took,
                        run.detail().isEmpty()
                                ? ""
                                : "\n-# "
                                        + Cut.clip(
                                                run.detail().lines().findFirst().orElse(""), LONGEST_DETAIL));
    }
}
