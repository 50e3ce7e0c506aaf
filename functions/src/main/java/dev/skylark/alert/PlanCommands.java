package dev.skylark.alert;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Durations;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.fact.Fact.AlertsChanged;
import dev.skylark.fact.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code /alert route} and {@code /alert settings}: how a guild wants its alerts. */
final class PlanCommands {

    private static final int MOST_ROUTES = 25;

    private final AlertNeeds needs;
    private final Plans plans;
    private final Option<String> newRoute = Option.text("name", "What to call it, for example games", 1, 40);
    private final Option<String> channel = Option.channel("channel", "Where they are shown");
    private final Option<Severity> least =
            Option.choice("severity", "At least this bad", Severity.class).orElse(Severity.INFO);
    private final Option<String> service =
            Option.text("service", "Of this service only", 1, 100).orElse("");
    private final Option<String> environment =
            Option.text("environment", "Of this environment only", 1, 100).orElse("");
    private final Option<Optional<String>> role =
            Option.role("role", "Who is called when one begins").optional();
    private final Option<String> route =
            Option.text("name", "Which route", 1, 40).suggesting(this::routes);
    private final Option<Optional<Duration>> quiet = Option.duration(
                    "quiet",
                    "Over after this long without a word: 10m to 7d",
                    Duration.ofMinutes(10),
                    Duration.ofDays(7))
            .optional();
    private final Option<Optional<Duration>> proof = Option.duration(
                    "proof",
                    "What was mended is proven after this long: 5m to 7d",
                    Duration.ofMinutes(5),
                    Duration.ofDays(7))
            .optional();
    private final Option<Optional<Duration>> patience = Option.duration(
                    "escalate",
                    "The next one is called after this long: 2m to 1d",
                    Duration.ofMinutes(2),
                    Duration.ofDays(1))
            .optional();
    private final Option<Optional<String>> escalationRole = Option.role(
                    "role", "Who is called when the person on call does not answer")
            .optional();
    private final Option<Optional<Long>> keep = Option.whole(
                    "keep", "For how many days alerts are kept that are over", 1, 365)
            .optional();
    private final Option<Optional<Boolean>> advice = Option.truth(
                    "advice", "Whether a language model may be asked; it is sent traces and log lines")
            .optional();

    PlanCommands(AlertNeeds needs, Plans plans) {
        this.needs = needs;
        this.plans = plans;
    }

    List<Command> commands() {
        return List.of(
                Command.named("alert route add", "Send alerts of some kind to a channel, and call a role there")
                        .takes(newRoute, channel, least, service, environment, role)
                        .only(Permission.ADMIN)
                        .deferred()
                        .runs(this::add),
                Command.named("alert route list", "Where alerts go")
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list),
                Command.named("alert route remove", "Remove a route")
                        .takes(route)
                        .only(Permission.ADMIN)
                        .deferred()
                        .runs(this::remove),
                Command.named("alert settings", "How long alerts wait, escalate and are kept")
                        .takes(quiet, proof, patience, escalationRole, keep, advice)
                        .only(Permission.ADMIN)
                        .deferred()
                        .runs(this::settings));
    }

    private Reply add(Call call) {
        var made = new Route(
                call.value(newRoute),
                call.value(least),
                call.value(service),
                call.value(environment),
                call.value(channel),
                call.value(role).orElse(""));
        var plan = change(call, it -> {
            var routes = new ArrayList<>(it.routes());
            routes.removeIf(one -> one.name().equalsIgnoreCase(made.name()));
            if (routes.size() >= MOST_ROUTES) {
                throw new Refused("route.many", MOST_ROUTES);
            }
            routes.add(made);
            return it.with(routes);
        });
        return Reply.say(shown(call, Message.good(call.text("route.added", Markdown.plain(made.name()))), plan));
    }

    private Reply list(Call call) {
        var plan = plans.of(call.guild());
        var message = Message.neutral(call.text("route.title"));
        return Reply.say(plan.routes().isEmpty() ? message.text(call.text("route.none")) : shown(call, message, plan));
    }

    private static Message shown(Call call, Message message, Plan plan) {
        var more = message.text(call.text("route.order"));
        for (int at = 0; at < plan.routes().size(); at++) {
            more = more.text("%d. %s".formatted(at + 1, line(call, plan.routes().get(at))));
        }
        return more;
    }

    private static String line(Call call, Route it) {
        var any = call.text("route.any");
        return call.text(
                        "route.line",
                        Markdown.plain(it.name()),
                        call.text("severity." + it.least().word()),
                        it.service().isEmpty() ? any : Markdown.plain(it.service()),
                        it.environment().isEmpty() ? any : Markdown.plain(it.environment()),
                        Markdown.channel(it.channel()))
                + (it.role().isEmpty() ? "" : " · " + call.text("route.calls", Markdown.role(it.role())));
    }

    private Reply remove(Call call) {
        var name = call.value(route);
        change(call, it -> {
            var routes = new ArrayList<>(it.routes());
            if (!routes.removeIf(one -> one.name().equalsIgnoreCase(name))) {
                throw new Refused("route.unknown", Markdown.plain(name));
            }
            return it.with(routes);
        });
        return Reply.say(Message.good(call.text("route.removed", Markdown.plain(name))));
    }

    private List<Choice> routes(Call call, String typed) {
        return plans.of(call.guild()).routes().stream()
                .map(Route::name)
                .filter(it -> it.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
                .map(it -> new Choice(it, it))
                .toList();
    }

    private Reply settings(Call call) {
        var plan = change(
                call,
                it -> it.with(
                        call.value(quiet).orElse(it.quiet()),
                        call.value(proof).orElse(it.proof()),
                        call.value(patience).orElse(it.patience()),
                        call.value(escalationRole).orElse(it.role()),
                        call.value(keep).orElse((long) it.keepDays()).intValue(),
                        call.value(advice).orElse(it.advice())));
        return Reply.say(Message.neutral(call.text("plan.title"))
                .text(call.text("plan.quiet", Durations.write(plan.quiet())))
                .text(call.text("plan.proof", Durations.write(plan.proof())))
                .text(call.text("plan.patience", Durations.write(plan.patience())))
                .text(
                        plan.role().isEmpty()
                                ? call.text("plan.role.none")
                                : call.text("plan.role", Markdown.role(plan.role())))
                .text(call.text("plan.keep", plan.keepDays()))
                .text(call.text(plan.advice() ? "plan.advice.on" : "plan.advice.off"))
                .buttons(Button.secondary(call.text("plan.button.oncall"), Press.run("oncall show"))));
    }

    private Plan change(Call call, UnaryOperator<Plan> how) {
        return changed(needs, plans, call.guild(), how);
    }

    static Plan changed(AlertNeeds needs, Plans plans, String guild, UnaryOperator<Plan> how) {
        for (int tries = 0; tries < 5; tries++) {
            var wanted = how.apply(plans.of(guild));
            if (plans.save(wanted)) {
                needs.bus().get().tell(new AlertsChanged(guild));
                return wanted;
            }
        }
        throw new Refused("plan.busy");
    }
}
