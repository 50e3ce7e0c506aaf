package dev.skylark.schedule;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Permission;
import dev.skylark.cron.Reading;
import dev.skylark.cron.Spoken;
import dev.skylark.cron.Timetable;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /schedule help}: cron as a picture, with examples that say what they mean. */
final class Guide {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final List<String> EXAMPLES =
            List.of("0 8 * * *", "0 */6 * * *", "0 23 * * *", "0 9 * * 1", "0 0 1 * *");

    private final ScheduleNeeds needs;

    Guide(ScheduleNeeds needs) {
        this.needs = needs;
    }

    Command command() {
        return Command.named("schedule help", "How to say when: words, cron, and examples")
                .only(Permission.VIEWER)
                .deferred()
                .runs(this::help);
    }

    private Reply help(Call call) {
        var words = List.of(call.text("schedule.when.examples").split("\\|", -1));
        var message = Message.neutral(call.text("schedule.help"))
                .text(call.text("schedule.help.words"))
                .text(explained(call, words))
                .text(call.text("schedule.help.cron"))
                .text(Markdown.block(call.text("schedule.help.picture")))
                .text(explained(call, EXAMPLES))
                .text(call.text("schedule.help.aws"))
                .buttons(
                        Button.secondary(call.text("schedule.list.button"), Press.run("schedule list")),
                        Button.secondary(call.text("button.menu"), Press.run("menu")));
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }

    private String explained(Call call, List<String> examples) {
        return examples.stream()
                .map(it -> Markdown.code(it) + " → " + said(call, it))
                .collect(Collectors.joining("\n"));
    }

    private String said(Call call, String example) {
        return Timetable.read(example, UTC, needs.clock().instant()) instanceof Reading.Understood(var timetable)
                ? new Spoken(call.texts()).say(timetable, UTC)
                : "–";
    }
}
