package dev.skylark.cost;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.cost.Budget.Step;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.fact.Fact;
import dev.skylark.fact.Fact.AlertsChanged;
import dev.skylark.fact.Fact.Gathered;
import dev.skylark.fact.Fact.Noticed;
import dev.skylark.fact.Fact.ServerChanged;
import dev.skylark.fact.Fact.SpendingNoticed;
import dev.skylark.fact.Fact.Told;
import dev.skylark.fleet.Controls.Outcome;
import dev.skylark.fleet.Intent;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.money.Money;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import dev.skylark.work.Answers.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Watches over budgets. Nothing ticks: from what runs it is known when the next step will be reached, so the next look
 * is set for that moment, and whenever a server starts or stops it is set anew.
 */
final class BudgetDesk {

    static final String LOOK = "budget";
    static final String STOP = "budget-stop";

    static final Duration WARNING = Duration.ofMinutes(10);

    private final CostNeeds needs;
    private final Costs costs;
    private final Budgets budgets;
    private final String ownerGuild;
    private final Supplier<String> ownerChannel;

    BudgetDesk(CostNeeds needs, Costs costs, Budgets budgets, String ownerGuild, Supplier<String> ownerChannel) {
        this.needs = needs;
        this.costs = costs;
        this.budgets = budgets;
        this.ownerGuild = ownerGuild;
        this.ownerChannel = ownerChannel;
    }

    void hear(Fact fact) {
        switch (fact) {
            case ServerChanged changed ->
                needs.uptime().get().owner(changed.server()).ifPresent(it -> look(it.guild()));
            case SpendingNoticed noticed -> tell(noticed);
            case Noticed _, AlertsChanged _, Told _, Gathered _ -> {}
        }
    }

    /** What AWS itself has noticed about the account, told to the people who run this Skylark. */
    private void tell(SpendingNoticed noticed) {
        var guild = guild(ownerGuild);
        if (!budgets.hear(ownerGuild, noticed.id(), needs.clock().instant())) {
            return;
        }
        var texts = Texts.in(guild.locale());
        var title = noticed.source() == Fact.Source.AWS_BUDGETS
                ? texts.of("spending.budgets")
                : texts.of("spending.anomaly");
        var message = Message.warning(title)
                .fact(texts.of("spending.what"), Markdown.plain(noticed.title()))
                .fact(texts.of("spending.account"), Markdown.plain(noticed.account()))
                .text(Markdown.block(noticed.text()))
                .text("-# " + Markdown.at(noticed.at()))
                .buttons(Button.secondary(texts.of("cost.button.anomalies"), Press.run("cost anomalies")));
        if (needs.answers().get().post(channel(guild, ownerChannel.get()), message, guild.locale())
                instanceof Delivery.NotYet) {
            budgets.unhear(ownerGuild, noticed.id());
            throw new IllegalStateException("Discord did not take the news of spending");
        }
    }

    /** Where all budgets of the guild stand; what has been reached is told once, and the next look is set. */
    void look(String guildId) {
        var all = costs.spent(guildId, _ -> true);
        if (all.isEmpty()) {
            return;
        }
        var guild = guild(guildId);
        var month = costs.month(guildId);
        all.forEach(it -> reached(guild, month, it));
        var now = needs.clock().instant();
        var monthEnds = month.plusMonths(1)
                .atDay(1)
                .atStartOfDay(guild.zone())
                .toInstant()
                .plusSeconds(300);
        var next = all.stream()
                .flatMap(it -> it.next(now).stream())
                .filter(it -> it.isBefore(monthEnds))
                .min(Comparator.naturalOrder())
                .orElse(monthEnds);
        lookAt(guildId, next);
    }

    /** Whatever is reached next is found by looking. */
    void planAnew(String guild) {
        lookAt(guild, needs.clock().instant());
    }

    private void lookAt(String guild, Instant when) {
        needs.timers().get().set(Job.of(guild, LOOK, "next"), new When.Once(when));
    }

    private void reached(Guild guild, YearMonth month, Spent spent) {
        var spared = budgets.sparedBy(spent.budget(), month).isPresent();
        var news = Arrays.stream(Step.values())
                .filter(spent::has)
                .filter(it -> budgets.tell(spent.budget(), month, it))
                .toList();
        if (news.isEmpty()) {
            return;
        }
        var step = news.getLast();
        var stops = step == Step.STOP && !spared ? running(spent.budget()) : List.<Server>of();
        if (!tell(guild, spent, step, spared, stops)) {
            news.forEach(it -> budgets.untell(spent.budget(), month, it));
            throw new IllegalStateException(
                    "Discord did not take the news of budget " + spent.budget().name());
        }
        if (step == Step.STOP && !spared) {
            stopAt(spent.budget(), needs.clock().instant().plus(WARNING));
        }
    }

    private void stopAt(Budget budget, Instant when) {
        needs.timers().get().set(Job.of(budget.guild(), STOP, budget.name()), new When.Once(when));
    }

    private boolean tell(Guild guild, Spent spent, Step step, boolean spared, List<Server> stops) {
        var texts = Texts.in(guild.locale());
        var name = Markdown.plain(spent.budget().name());
        var message = (step == Step.NOTICE
                        ? Message.neutral(texts.of("budget.reached", name, spent.percent()))
                        : Message.warning(texts.of("budget.reached", name, spent.percent())))
                .text(texts.of("budget.spent", money(spent, texts), money(spent.budget(), texts)))
                .text(
                        spared
                                ? texts.of("budget.step.spared")
                                : texts.of("budget.step." + step.name().toLowerCase(Locale.ROOT)));
        if (!stops.isEmpty()) {
            message = message.text(texts.of(
                    "budget.stops",
                    String.join(
                            ", ",
                            stops.stream()
                                    .map(it -> Markdown.plain(it.called()))
                                    .toList()),
                    Markdown.ago(needs.clock().instant().plus(WARNING))));
        }
        var buttons = new ArrayList<Button>();
        if (step.compareTo(Step.BLOCK) >= 0 && !spared) {
            buttons.add(Button.danger(
                    texts.of("budget.spare"),
                    Press.run("budget spare", "name", spent.budget().name())));
        }
        buttons.add(Button.secondary(texts.of("budget.list"), Press.run("budget list")));
        var posted = needs.answers()
                .get()
                .post(
                        channel(guild, spent.budget().channel()),
                        message.buttons(buttons.toArray(Button[]::new)),
                        guild.locale());
        return !(posted instanceof Delivery.NotYet);
    }

    private static String money(Spent spent, Texts texts) {
        return new Money(spent.spent(), Currency.getInstance(spent.budget().currency())).write(texts.locale());
    }

    static String money(Budget budget, Texts texts) {
        return new Money(budget.amount(), Currency.getInstance(budget.currency())).write(texts.locale());
    }

    /** The warning is over: what still runs under this budget is stopped, unless it was spared or raised meanwhile. */
    void stop(Job job) {
        var spent = costs.spent(job.guild(), it -> it.name().equals(job.name())).stream()
                .filter(it -> it.has(Step.STOP))
                .filter(it ->
                        budgets.sparedBy(it.budget(), costs.month(job.guild())).isEmpty())
                .findFirst();
        spent.ifPresent(it -> stopAll(guild(job.guild()), it.budget()));
    }

    private void stopAll(Guild guild, Budget budget) {
        var texts = Texts.in(guild.locale());
        var lines = new ArrayList<String>();
        for (var server : running(budget)) {
            var outcome = needs.controls()
                    .get()
                    .run(
                            server,
                            new Intent(
                                    guild.id(),
                                    server.id(),
                                    server.called(),
                                    Verb.STOP,
                                    "",
                                    "budget " + budget.name(),
                                    channel(guild, budget.channel()),
                                    "",
                                    guild.locale(),
                                    needs.clock().instant(),
                                    false),
                            false);
            var name = "**" + Markdown.plain(server.called()) + "**";
            lines.add(
                    outcome instanceof Outcome.Failed(var trouble, var _)
                            ? "⛔ " + texts.of("move.failed", name, texts.of("trouble." + trouble.word()))
                            : "⏳ " + texts.of("move.stop.line", name));
        }
        if (!lines.isEmpty()) {
            needs.answers()
                    .get()
                    .post(
                            channel(guild, budget.channel()),
                            Message.bad(texts.of("budget.stopped", Markdown.plain(budget.name())))
                                    .text(String.join("\n", lines)),
                            guild.locale());
        }
    }

    private List<Server> running(Budget budget) {
        return needs.fleet().get().of(budget.guild()).servers().stream()
                .filter(it -> it.state() == State.RUNNING || it.state() == State.STARTING)
                .filter(budget.scope()::covers)
                .toList();
    }

    /** Money is the admins' concern first; where nobody said which channel is theirs, it is told all the same. */
    private static String channel(Guild guild, String otherwise) {
        return Stream.of(Purpose.ADMIN, Purpose.REPORTS, Purpose.ALERTS)
                .flatMap(it -> Optional.ofNullable(guild.channels().get(it)).stream())
                .findFirst()
                .orElse(otherwise);
    }

    private Guild guild(String id) {
        return needs.guilds().get().find(id).orElseGet(() -> Guild.unknown(id));
    }
}
