package dev.skylark.github;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.github.Filing.Result;
import dev.skylark.github.Troubles.Case;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /github issue} and {@code pr}: an alert becomes work. */
final class FilingCommands {

    private static final int MOST_SUSPECTS = 3;

    private final GitHubNeeds needs;
    private final Projects projects;
    private final Filing filing;
    private final Fixes fixes;
    private final Option<String> which;

    FilingCommands(GitHubNeeds needs, Projects projects, Filing filing, Fixes fixes) {
        this.needs = needs;
        this.projects = projects;
        this.filing = filing;
        this.fixes = fixes;
        this.which = Option.text("alert", "Which alert: its short id", 4, 32)
                .suggesting((call, typed) -> needs.troubles().get().suggestions(call, typed));
    }

    List<Command> commands() {
        return List.of(
                Command.named("github issue", "Make an issue of an alert, with likely changes")
                        .takes(which)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::issue),
                Command.named("github pr", "Make a draft pull request for an alert, with all that is known about it")
                        .takes(which)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::draft));
    }

    private Reply issue(Call call) {
        var it = needs.troubles().get().find(call.guild(), call.value(which));
        var project = project(call, it);
        return said(call, it, filing.issue(project, it, call.person().id()), "issue");
    }

    private Reply draft(Call call) {
        var it = needs.troubles().get().find(call.guild(), call.value(which));
        var project = project(call, it);
        var result = filing.draft(project, it, call.person().id());
        var reply = said(call, it, result, "pull");
        if (!result.isNew() || !needs.troubles().get().mayAsk(call.guild())) {
            return reply;
        }
        fixes.order(project, it.incident(), result.filed(), call.origin().channel());
        return reply instanceof Reply.Say(var message) ? Reply.say(message.text(call.text("fix.ordered"))) : reply;
    }

    private Project project(Call call, Case it) {
        var service = it.incident().service();
        return projects.find(call.guild(), service)
                .orElseThrow(() -> new Refused("github.unconnected", Markdown.plain(service)));
    }

    private static Reply said(Call call, Case it, Result result, String what) {
        var filed = result.filed();
        var key = "github.%s.%s".formatted(what, result.isNew() ? "made" : "there");
        var message = Message.good(call.text(key, it.incident().shortId()))
                .text("[#%d %s](%s)".formatted(filed.number(), label(filed.title()), filed.url()));
        if (!result.suspects().isEmpty()) {
            message = message.text("**" + call.text("github.suspects") + "**\n"
                    + result.suspects().stream()
                            .limit(MOST_SUSPECTS)
                            .map(FilingCommands::line)
                            .collect(Collectors.joining("\n")));
        }
        return Reply.say(message);
    }

    /** A bracket in it would end the link. */
    private static String label(String title) {
        return Markdown.plain(Quote.plain(title, 150).replace('[', '(').replace(']', ')'));
    }

    private static String line(Suspect it) {
        return "%s %s · %s · %s"
                .formatted(
                        StageCards.sha(it.sha()),
                        Markdown.plain(it.author()),
                        Markdown.plain(it.why().stream()
                                .limit(2)
                                .map(Suspect.Why::words)
                                .collect(Collectors.joining("; "))),
                        StageCards.link("↗", it.url()));
    }
}
