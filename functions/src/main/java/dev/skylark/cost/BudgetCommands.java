package dev.skylark.cost;

import dev.skylark.access.Guild;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Command.Question;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.cost.Budget.Scope;
import dev.skylark.cost.Budget.Step;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.fleet.Server;
import dev.skylark.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /budget}: so much a month, and what happens as it is spent. */
final class BudgetCommands {

    private static final int CELLS = 20;

    private final CostNeeds needs;
    private final Costs costs;
    private final Supplier<Budgets> budgets;
    private final BudgetDesk desk;
    private final Option<String> newName = Option.text("name", "What to call it, for example games", 1, 40);
    private final Option<Double> amount =
            Option.number("amount", "How much a month, in this server's currency", 0.01, 1_000_000);
    private final Option<Optional<String>> tag =
            Option.text("tag", "Only what carries this tag: name=value", 3, 100).optional();
    private final Option<Optional<String>> server;
    private final Option<Boolean> notice =
            Option.truth("notice", "Say so at 50 %").orElse(true);
    private final Option<Boolean> approval =
            Option.truth("approval", "Starts need a second person from 80 %").orElse(true);
    private final Option<Boolean> block =
            Option.truth("block", "No starts from 100 %").orElse(true);
    private final Option<Boolean> stop =
            Option.truth("stop", "Stop the servers at 120 %, after a warning").orElse(true);
    private final Option<String> name =
            Option.text("name", "Which budget", 1, 40).suggesting((call, typed) -> like(call, typed));

    BudgetCommands(CostNeeds needs, Costs costs, Supplier<Budgets> budgets, BudgetDesk desk) {
        this.needs = needs;
        this.costs = costs;
        this.budgets = budgets;
        this.desk = desk;
        this.server = Option.text("server", "Only this server, by name or id", 1, 100)
                .suggesting(this::servers)
                .optional();
    }

    List<Command> commands() {
        return List.of(
                Command.named("budget set", "Set or change a budget by the month")
                        .takes(newName, amount, server, tag, notice, approval, block, stop)
                        .only(Permission.ADMIN)
                        .deferred()
                        .runs(this::set),
                Command.named("budget list", "The budgets, and how far they are spent")
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list),
                Command.named("budget remove", "Remove a budget; nothing is blocked or stopped by it then")
                        .takes(name)
                        .only(Permission.ADMIN)
                        .deferred()
                        .confirms(this::previewOfRemove)
                        .runs(this::remove),
                Command.named(
                                "budget spare",
                                "For this month a spent budget blocks and stops nothing; needs two people")
                        .takes(name)
                        .only(Permission.ADMIN)
                        .deferred()
                        .asks(call -> Optional.of(new Question(previewOfSpare(call), true)))
                        .runs(this::spare));
    }

    private Reply set(Call call) {
        var guild = guild(call);
        var steps = EnumSet.noneOf(Step.class);
        addIf(steps, Step.NOTICE, call.value(notice));
        addIf(steps, Step.APPROVAL, call.value(approval));
        addIf(steps, Step.BLOCK, call.value(block));
        addIf(steps, Step.STOP, call.value(stop));
        var budget = new Budget(
                call.guild(),
                call.value(newName),
                scope(call),
                BigDecimal.valueOf(call.value(amount)),
                guild.currency(),
                steps,
                call.origin().channel());
        budgets.get().set(budget);
        desk.look(call.guild());
        return Reply.say(
                shown(call, Message.good(call.text("budget.set", Markdown.plain(budget.name()))), spent(budget)));
    }

    private static void addIf(EnumSet<Step> steps, Step step, boolean wanted) {
        if (wanted) {
            steps.add(step);
        }
    }

    private Scope scope(Call call) {
        var one = call.value(server);
        var tagged = call.value(tag);
        if (one.isPresent() && tagged.isPresent()) {
            throw new Refused("budget.both");
        }
        if (one.isPresent()) {
            var found = needs.fleet()
                    .get()
                    .of(call.guild())
                    .find(one.get())
                    .orElseThrow(() -> new Refused("server.unknown", Markdown.plain(one.get())));
            return new Scope.OneServer(found.id(), found.called());
        }
        return tagged.<Scope>map(text -> {
                    var parts = text.split("=", 2);
                    if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
                        throw new Refused("budget.tag", Markdown.plain(text));
                    }
                    return new Scope.Tagged(parts[0].strip(), parts[1].strip());
                })
                .orElse(new Scope.Everything());
    }

    private Spent spent(Budget budget) {
        return costs.spent(budget.guild(), it -> it.name().equals(budget.name())).stream()
                .findFirst()
                .orElse(new Spent(budget, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    private Reply list(Call call) {
        var message = Message.neutral(call.text("budget.title"));
        var all = costs.spent(call.guild(), _ -> true);
        if (all.isEmpty()) {
            message = message.text(call.text("budget.none"));
        }
        for (var it : all) {
            message = shown(call, message, it);
        }
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }

    private Message shown(Call call, Message message, Spent it) {
        var texts = call.texts();
        var spent = new Money(it.spent(), Currency.getInstance(it.budget().currency())).write(texts.locale());
        var next = it.next(needs.clock().instant())
                .map(at -> "\n-# " + call.text("budget.next", Markdown.ago(at)))
                .orElse("");
        var spared = budgets.get()
                .sparedBy(it.budget(), costs.month(call.guild()))
                .map(person -> "\n-# " + call.text("budget.sparedBy", Markdown.person(person)))
                .orElse("");
        return message.text("**%s** · %s\n%s  %s\n-# %s%s%s"
                .formatted(
                        Markdown.plain(it.budget().name()),
                        scope(call, it.budget().scope()),
                        bar(it.percent()),
                        call.text("budget.spent", spent, BudgetDesk.money(it.budget(), texts)),
                        it.budget().steps().stream()
                                .sorted()
                                .map(step -> step.percent() + " % "
                                        + call.text("budget.word." + step.name().toLowerCase(Locale.ROOT)))
                                .collect(Collectors.joining(" · ")),
                        next,
                        spared));
    }

    private static String bar(int percent) {
        var full = Math.min(CELLS, percent * CELLS / 100);
        return "`" + "█".repeat(full) + "░".repeat(CELLS - full) + "` " + percent + " %";
    }

    private static String scope(Call call, Scope scope) {
        return switch (scope) {
            case Scope.Everything() -> call.text("budget.everything");
            case Scope.Tagged(var tag, var value) -> Markdown.code(tag + "=" + value);
            case Scope.OneServer(var _, var called) -> Markdown.plain(called);
        };
    }

    private Budget find(Call call) {
        return budgets.get().all(call.guild()).stream()
                .filter(it -> it.name().equals(call.value(name)))
                .findFirst()
                .orElseThrow(() -> new Refused("budget.unknown", Markdown.plain(call.value(name))));
    }

    private Message previewOfRemove(Call call) {
        return shown(
                call,
                Message.warning(
                        call.text("budget.remove", Markdown.plain(find(call).name()))),
                spent(find(call)));
    }

    private Reply remove(Call call) {
        var budget = find(call);
        budgets.get().remove(call.guild(), budget.name());
        needs.timers().get().cancel(call.guild(), BudgetDesk.STOP, budget.name());
        return Reply.update(Message.good(call.text("budget.removed", Markdown.plain(budget.name()))));
    }

    private Message previewOfSpare(Call call) {
        var budget = find(call);
        return shown(
                        call,
                        Message.warning(call.text("budget.spare.title", Markdown.plain(budget.name()))),
                        spent(budget))
                .text(call.text("budget.spare.text"));
    }

    private Reply spare(Call call) {
        var budget = find(call);
        budgets.get().spare(budget, costs.month(call.guild()), call.person().id());
        needs.timers().get().cancel(call.guild(), BudgetDesk.STOP, budget.name());
        return Reply.update(Message.good(call.text("budget.isSpared", Markdown.plain(budget.name())))
                .text(call.text("budget.isSpared.text"))
                .buttons(Button.secondary(call.text("budget.list"), Press.run("budget list"))));
    }

    private List<Choice> like(Call call, String typed) {
        return budgets.get().all(call.guild()).stream()
                .map(Budget::name)
                .filter(it -> it.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
                .limit(25)
                .map(it -> new Choice(it, it))
                .toList();
    }

    private List<Choice> servers(Call call, String typed) {
        return needs.listings().get().known(call.guild()).stream()
                .filter(it -> it.called().toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
                .limit(25)
                .map((Server it) -> new Choice(it.called() + " · " + it.type(), it.id()))
                .toList();
    }

    private Guild guild(Call call) {
        return needs.guilds().get().find(call.guild()).orElseGet(() -> Guild.unknown(call.guild()));
    }
}
