package dev.skylark.github;

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
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.github.Repositories.Ability;
import dev.skylark.github.Repositories.Look;
import dev.skylark.github.Repository.Access;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code /github connect} and what belongs to it: whose code is where, and how we get in. */
final class ConnectCommands {

    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?");
    private static final int MOST_NAMES = 10;

    /** How we get into a repository. */
    enum With {
        /** Our App is installed there. */
        APP,
        /** A fine-grained token of your own. */
        TOKEN
    }

    private final GitHubNeeds needs;
    private final Projects projects;
    private final Filing filing;
    private final HookSecrets secrets;
    private final Option<String> newService = Option.text("service", "Whose code it is, as in the alerts", 1, 100);
    private final Option<String> repository = Option.text("repository", "owner/repository", 3, 140);
    private final Option<String> base = Option.text(
                    "base", "The branch that drafts aim at; else the default one", 1, 100)
            .orElse("");
    private final Option<String> labels = Option.text(
                    "labels", "Labels for issues and drafts, with commas between", 1, 200)
            .orElse("");
    private final Option<String> owners = Option.text(
                    "owners", "Who is asked to look at drafts: accounts or org/team, with commas between", 1, 200)
            .orElse("");
    private final Option<String> channel = Option.channel("channel", "Where it is told what is deployed; else here")
            .orElse("");
    private final Option<With> with =
            Option.choice("with", "How Skylark gets in", With.class).orElse(With.APP);
    private final Option<String> token =
            Option.text("token", "A fine-grained token for this repository alone", 20, 300);
    private final Option<String> service =
            Option.text("service", "Whose code", 1, 100).suggesting(this::services);
    private final Option<String> account = Option.text("account", "Your account's name on GitHub", 1, 39);

    ConnectCommands(GitHubNeeds needs, Projects projects, Filing filing, HookSecrets secrets) {
        this.needs = needs;
        this.projects = projects;
        this.filing = filing;
        this.secrets = secrets;
    }

    List<Command> commands() {
        return List.of(
                Command.named(
                                "github connect",
                                "Say where the code of a service is, for issues, drafts and deployments")
                        .takes(newService, repository, base, labels, owners, channel, with)
                        .only(Permission.ADMIN)
                        .deferred()
                        .privately()
                        .runs(this::connect),
                Command.named("github token", "The token of a repository, written into a form that nobody else sees")
                        .takes(service, token)
                        .only(Permission.ADMIN)
                        .deferred()
                        .privately()
                        .unlisted()
                        .runs(this::keep),
                Command.named("github disconnect", "Forget where the code of a service is")
                        .takes(service)
                        .only(Permission.ADMIN)
                        .deferred()
                        .confirms(call -> Message.warning(
                                        call.text("github.disconnect.preview", Markdown.plain(call.value(service))))
                                .text(call.text("github.disconnect.preview.text")))
                        .runs(this::disconnect),
                Command.named("github status", "Which repositories are connected, and whether everything works")
                        .only(Permission.ADMIN)
                        .deferred()
                        .privately()
                        .runs(this::status),
                Command.named("github iam", "Say which account is yours: you are called when your fix did not hold")
                        .takes(account)
                        .only(Permission.VIEWER)
                        .deferred()
                        .privately()
                        .runs(this::iam));
    }

    private Reply connect(Call call) {
        var name = call.value(repository)
                .strip()
                .replaceFirst("^https://[^/]{1,253}/", "")
                .replaceFirst("(\\.git)?/?$", "");
        if (!Repository.isName(name)) {
            throw new Refused("github.name", Markdown.plain(call.value(repository)));
        }
        var access = call.value(with) == With.APP ? new Access.App() : new Access.OwnToken();
        var wanted = new Project(
                new Repository(
                        call.guild(),
                        call.value(newService).strip(),
                        name,
                        call.value(base).strip(),
                        names(call.value(labels)),
                        names(call.value(owners)),
                        access),
                call.value(channel).isEmpty() ? call.origin().channel() : call.value(channel));
        if (access instanceof Access.OwnToken
                && needs.tokens().get().key(call.guild(), name).isEmpty()) {
            save(wanted);
            return Reply.whisper(Message.neutral(call.text("github.token", Markdown.plain(name)))
                    .text(call.text("github.token.text"))
                    .buttons(Button.primary(
                            call.text("github.token.button"), Press.ask("github token", "service", wanted.service()))));
        }
        var look = filing.look(wanted.repository());
        save(wanted);
        return Reply.whisper(connected(call, wanted, look));
    }

    private void save(Project it) {
        if (!projects.set(it)) {
            throw new Refused("github.many");
        }
    }

    private static List<String> names(String typed) {
        return Arrays.stream(typed.split(",", -1))
                .map(it -> it.strip().replaceFirst("^@", ""))
                .filter(it -> !it.isEmpty())
                .distinct()
                .limit(MOST_NAMES)
                .toList();
    }

    private Reply keep(Call call) {
        var it = project(call, call.value(service));
        needs.tokens()
                .get()
                .keep(call.guild(), it.repository().name(), call.value(token).strip());
        var look = filing.look(it.repository());
        return Reply.whisper(connected(call, it, look));
    }

    private Message connected(Call call, Project it, Look look) {
        var message = Message.good(call.text(
                        "github.connected",
                        Markdown.plain(it.service()),
                        Markdown.plain(it.repository().name())))
                .text(may(call, look));
        return it.repository().access() instanceof Access.App
                ? message.text("-# " + call.text("github.connected.app"))
                : message.text(call.text("github.hook"))
                        .text(Markdown.code(needs.publicUrl().get() + "/webhooks/github/" + call.guild()))
                        .text(call.text("github.hook.secret"))
                        .text("||" + Markdown.code(secrets.of(call.guild())) + "||")
                        .text("-# " + call.text("github.hook.events"));
    }

    private static String may(Call call, Look look) {
        return Arrays.stream(Ability.values())
                .map(it -> (look.may().contains(it) ? "✅ " : "⛔ ")
                        + call.text("github.ability." + it.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("\n"));
    }

    private Reply disconnect(Call call) {
        var it = project(call, call.value(service));
        projects.remove(call.guild(), it.service());
        return Reply.say(Message.good(call.text(
                "github.disconnected",
                Markdown.plain(it.service()),
                Markdown.plain(it.repository().name()))));
    }

    private Reply status(Call call) {
        var all = projects.all(call.guild());
        var message = Message.neutral(call.text("github.status.title", all.size()));
        if (all.isEmpty()) {
            return Reply.whisper(message.text(call.text("github.status.none")));
        }
        for (var it : all) {
            message = message.text("**%s** · %s\n%s"
                    .formatted(
                            Markdown.plain(it.service()),
                            Markdown.plain(it.repository().name()),
                            switch (Filing.said(
                                    it.repository(),
                                    needs.forge().get().repositories().look(it.repository()))) {
                                case Got<Look>(var look) ->
                                    it.repository().access() instanceof Access.App && !look.namesGuild()
                                            ? "⛔ " + call.text("github.status.notYours", call.guild())
                                            : may(call, look);
                                case Failed<Look>(var trouble, var detail) ->
                                    "⛔ "
                                            + call.text(
                                                    "github.trouble." + trouble.word(),
                                                    Markdown.plain(
                                                            it.repository().name()),
                                                    Markdown.plain(detail));
                            }));
        }
        if (all.stream().anyMatch(it -> it.repository().access() instanceof Access.OwnToken)) {
            message = message.text(call.text("github.hook"))
                    .text(Markdown.code(needs.publicUrl().get() + "/webhooks/github/" + call.guild()))
                    .text(call.text("github.hook.secret"))
                    .text("||" + Markdown.code(secrets.of(call.guild())) + "||");
        }
        return Reply.whisper(message);
    }

    private Reply iam(Call call) {
        var name = call.value(account).strip().replaceFirst("^@", "");
        if (!ACCOUNT.matcher(name).matches()) {
            throw new Refused("github.account", Markdown.plain(call.value(account)));
        }
        projects.know(call.guild(), name, call.person().id());
        return Reply.whisper(
                Message.good(call.text("github.iam", Markdown.plain(name))).text(call.text("github.iam.text")));
    }

    Project project(Call call, String named) {
        return projects.find(call.guild(), named.strip())
                .orElseThrow(() -> new Refused("github.unconnected", Markdown.plain(named)));
    }

    List<Choice> services(Call call, String typed) {
        var like = typed.strip().toLowerCase(Locale.ROOT);
        return projects.all(call.guild()).stream()
                .map(Project::service)
                .filter(it -> it.toLowerCase(Locale.ROOT).contains(like))
                .map(it -> new Choice(it, it))
                .toList();
    }
}
