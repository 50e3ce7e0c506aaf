package dev.skylark.github;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Command.Question;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.github.Deployments.Deployed;
import dev.skylark.github.Deployments.Environment;
import dev.skylark.github.Deployments.Verdict;
import dev.skylark.github.Deployments.Waiting;
import dev.skylark.text.Texts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /github deploys}, {@code approve}, {@code reject} and {@code rollback}: what is live, what may go, the way back. */
final class DeployCommands {

    private static final int EACH = 4;
    private static final int MOST_CHOICES = 25;
    private static final String LIVE = "success";
    private static final String REPLACED = "inactive";
    private static final Pattern SHA = Pattern.compile("[0-9a-fA-F]{7,40}");

    private final GitHubNeeds needs;
    private final Projects projects;
    private final ConnectCommands connections;
    private final StageDesk desk;
    private final Option<String> service;
    private final Option<Optional<String>> only;
    private final Option<String> run;
    private final Option<String> environment;
    private final Option<String> to;

    DeployCommands(GitHubNeeds needs, Projects projects, ConnectCommands connections, StageDesk desk) {
        this.needs = needs;
        this.projects = projects;
        this.connections = connections;
        this.desk = desk;
        this.service = Option.text("service", "Of which service", 1, 100).suggesting(connections::services);
        this.only = Option.text("service", "Of which service; else of all", 1, 100)
                .suggesting(connections::services)
                .optional();
        this.run = Option.text("run", "Which run waits", 1, 20).suggesting(this::waiting);
        this.environment =
                Option.text("environment", "In which environment", 1, 100).suggesting(this::environments);
        this.to = Option.text("to", "Which commit; else the last one that was live and good", 7, 40)
                .orElse("");
    }

    List<Command> commands() {
        return List.of(
                Command.named("github deploys", "What is live where, and what waits to be let through")
                        .takes(only)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list),
                Command.named("github approve", "Let a waiting deployment through; needs two people")
                        .takes(service, run)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .asks(call -> Optional.of(new Question(preview(call, "deploy.approve.preview"), true)))
                        .runs(call -> review(call, Verdict.APPROVED)),
                Command.named("github reject", "Refuse a waiting deployment; needs two people")
                        .takes(service, run)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .asks(call -> Optional.of(new Question(preview(call, "deploy.reject.preview"), true)))
                        .runs(call -> review(call, Verdict.REJECTED)),
                Command.named("github rollback", "Deploy what was live and good before; needs two people")
                        .takes(service, environment, to)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .asks(call -> Optional.of(new Question(previewOfRollback(call), true)))
                        .runs(this::rollback));
    }

    private Reply list(Call call) {
        var wanted = call.value(only)
                .map(it -> List.of(connections.project(call, it)))
                .orElseGet(() -> List.copyOf(projects.all(call.guild()).stream()
                        .collect(Collectors.toMap(
                                it -> it.repository().name(), it -> it, (first, _) -> first, LinkedHashMap::new))
                        .values()));
        var message = Message.neutral(call.text("deploys.title"));
        if (wanted.isEmpty()) {
            return Reply.say(message.text(call.text("github.status.none")));
        }
        for (var project : wanted) {
            message = about(call, project, message);
        }
        return Reply.say(message);
    }

    private Message about(Call call, Project project, Message message) {
        var name = "**" + Markdown.plain(project.repository().name()) + "**";
        var said = switch (Filing.said(
                project.repository(), needs.forge().get().deployments().recent(project.repository(), ""))) {
            case Failed<List<Deployed>>(var trouble, var detail) ->
                message.text(name + "\n⛔ "
                        + call.text(
                                "github.trouble." + trouble.word(),
                                Markdown.plain(project.repository().name()),
                                Markdown.plain(detail)));
            case Got<List<Deployed>>(var all) -> {
                var with = message.text(all.isEmpty() ? name + "\n" + call.text("deploys.none") : name);
                for (var one : byEnvironment(all)) {
                    with = with.text(lines(one, call.texts()));
                }
                yield with;
            }
        };
        if (needs.forge().get().deployments().waiting(project.repository())
                instanceof Got<List<Waiting>>(var waiting)) {
            for (var it : waiting.stream().limit(EACH).toList()) {
                said = said.text(call.text(
                                "deploys.waiting",
                                Markdown.plain(it.name()),
                                StageCards.sha(it.sha()),
                                names(it),
                                Markdown.plain(it.requester())))
                        .buttons(
                                StageCards.approve(project.service(), it.run(), call.texts()),
                                StageCards.reject(project.service(), it.run(), call.texts()));
            }
        }
        return said;
    }

    private static Collection<List<Deployed>> byEnvironment(List<Deployed> all) {
        return all.stream()
                .collect(Collectors.groupingBy(Deployed::environment, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static String lines(List<Deployed> all, Texts texts) {
        var where = Markdown.plain(all.getFirst().environment());
        return all.stream()
                .limit(EACH)
                .map(it -> texts.of(
                        "deploys.line",
                        texts.of("deploy.state." + (StageCards.knows(it.state()) ? it.state() : "pending")),
                        StageCards.sha(it.sha()),
                        Markdown.plain(it.creator()),
                        Markdown.ago(it.at()),
                        StageCards.link(texts.of("deploy.log"), it.url())))
                .collect(Collectors.joining("\n", where + "\n", ""));
    }

    private static String names(Waiting it) {
        return it.environments().stream()
                .map(Environment::name)
                .map(Markdown::plain)
                .collect(Collectors.joining(", "));
    }

    private Message preview(Call call, String title) {
        var it = find(call);
        return Message.warning(call.text(title, Markdown.plain(it.name()), names(it)))
                .text(call.text(
                        "deploys.waiting",
                        Markdown.plain(it.name()),
                        StageCards.sha(it.sha()),
                        names(it),
                        Markdown.plain(it.requester())))
                .text(StageCards.link(call.text("deploy.run"), it.url()));
    }

    private Waiting find(Call call) {
        var project = connections.project(call, call.value(service));
        return Filing.got(
                        project.repository(), needs.forge().get().deployments().waiting(project.repository()))
                .stream()
                .filter(it -> String.valueOf(it.run()).equals(call.value(run).strip()))
                .findFirst()
                .orElseThrow(() -> new Refused("deploys.notWaiting", Markdown.plain(call.value(run))));
    }

    private Reply review(Call call, Verdict verdict) {
        var project = connections.project(call, call.value(service));
        var it = find(call);
        var environments = it.environments().stream().map(Environment::name).toList();
        var isApproved = verdict == Verdict.APPROVED;
        Filing.got(
                project.repository(),
                needs.forge()
                        .get()
                        .deployments()
                        .review(
                                project.repository(),
                                it.run(),
                                environments,
                                verdict,
                                "%s in Discord by %s and a second person"
                                        .formatted(
                                                isApproved ? "Approved" : "Rejected",
                                                call.person().name())));
        for (var one : environments) {
            desk.change(
                    project,
                    one,
                    stage -> stage.waiting()
                                    .filter(waiting -> waiting.run() == it.run())
                                    .isPresent()
                            ? stage.waiting(Optional.empty())
                            : stage);
            if (isApproved) {
                desk.watch(project, one, call.person().id());
            }
        }
        return Reply.say(Message.good(call.text(
                        isApproved ? "deploy.approved" : "deploy.rejected", Markdown.plain(it.name()), names(it)))
                .text(call.text(isApproved ? "deploy.approved.text" : "deploy.rejected.text")));
    }

    private Message previewOfRollback(Call call) {
        var target = target(call);
        return Message.warning(call.text("deploy.rollback.preview", Markdown.plain(call.value(environment))))
                .text(call.text("deploy.rollback.from", from(target)))
                .text(call.text(
                        "deploy.rollback.to",
                        StageCards.sha(target.sha()),
                        target.there()
                                .map(it -> Markdown.plain(it.creator()) + " · " + Markdown.ago(it.at()))
                                .orElse("")))
                .text("-# " + call.text("deploy.rollback.how"));
    }

    private static String from(Target it) {
        return it.live().map(now -> StageCards.sha(now.sha())).orElse("–");
    }

    /** Where to go back to; {@code live} is what is in use now, {@code there} when the other was. */
    private record Target(String sha, Optional<Deployed> live, Optional<Deployed> there) {}

    private Target target(Call call) {
        var project = connections.project(call, call.value(service));
        var all =
                Filing.got(
                                project.repository(),
                                needs.forge().get().deployments().recent(project.repository(), ""))
                        .stream()
                        .filter(it -> it.environment().equalsIgnoreCase(call.value(environment)))
                        .toList();
        var last = all.stream().findFirst();
        var wanted = call.value(to);
        if (!wanted.isEmpty() && !SHA.matcher(wanted).matches()) {
            throw new Refused("deploys.sha", Markdown.plain(wanted));
        }
        // What was live once is inactive when something else is.
        var good = all.stream()
                .filter(it -> wanted.isEmpty()
                        ? last.filter(now -> !now.sha().equals(it.sha())).isPresent() && wasLive(it)
                        : it.sha().startsWith(wanted.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (wanted.isEmpty() && good.isEmpty()) {
            throw new Refused("deploys.noGood", Markdown.plain(call.value(environment)));
        }
        return new Target(good.map(Deployed::sha).orElse(wanted), last, good);
    }

    private static boolean wasLive(Deployed it) {
        return it.state().equals(LIVE)
                || it.state().equals(REPLACED)
                || it.statuses().stream().anyMatch(said -> said.state().equals(LIVE));
    }

    private Reply rollback(Call call) {
        var project = connections.project(call, call.value(service));
        var target = target(call);
        var made = Filing.got(
                project.repository(),
                needs.forge()
                        .get()
                        .deployments()
                        .again(
                                project.repository(),
                                call.value(environment),
                                target.sha(),
                                "Rolled back in Discord by " + call.person().name()));
        desk.watch(project, made.environment(), call.person().id());
        return Reply.say(Message.waiting(call.text("deploy.rolling", Markdown.plain(made.environment())))
                .text(call.text("deploy.rolling.text", from(target), StageCards.sha(target.sha())))
                .text("-# " + call.text("deploy.rollback.how")));
    }

    /** Of what we were told: GitHub itself would answer too late for somebody who is typing. */
    private List<Choice> waiting(Call call, String typed) {
        return meant(call)
                .flatMap(it -> desk.of(it).stream())
                .<Choice>mapMulti((stage, them) -> stage.waiting()
                        .ifPresent(it -> them.accept(new Choice(
                                "%s · %s".formatted(stage.environment(), it.run()), String.valueOf(it.run())))))
                .filter(it -> it.name().contains(typed.strip()))
                .distinct()
                .limit(MOST_CHOICES)
                .toList();
    }

    private List<Choice> environments(Call call, String typed) {
        return meant(call)
                .flatMap(it -> desk.of(it).stream())
                .map(Stage::environment)
                .distinct()
                .filter(it -> it.contains(typed.strip()))
                .map(it -> new Choice(it, it))
                .limit(MOST_CHOICES)
                .toList();
    }

    private Stream<Project> meant(Call call) {
        return projects.all(call.guild()).stream()
                .filter(it -> it.service().equalsIgnoreCase(call.arguments().getOrDefault("service", it.service())));
    }
}
