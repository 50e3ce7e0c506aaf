package dev.skylark.cost;

import dev.skylark.access.Guild;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.cost.Bills.Anomaly;
import dev.skylark.cost.Bills.Forecast;
import dev.skylark.cost.Bills.Line;
import dev.skylark.cost.Exchange.Rate;
import dev.skylark.cost.Ledger.Known;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.text.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /cost}: what AWS has billed, what our own meter says, what is to come and what was unusual. */
final class CostCommands {

    private static final int SERVICES = 8;
    private static final int SERVERS = 15;

    private final CostNeeds needs;
    private final Costs costs;
    private final Books books;
    private final Exchange exchange;
    private final Option<Span> span =
            Option.choice("span", "Which time", Span.class).orElse(Span.MONTH);

    /** Of which time the estimate is. */
    enum Span {
        TODAY,
        WEEK,
        MONTH
    }

    CostCommands(CostNeeds needs, Costs costs, Books books, Exchange exchange) {
        this.needs = needs;
        this.costs = costs;
        this.books = books;
        this.exchange = exchange;
    }

    List<Command> commands() {
        return List.of(
                command("cost summary", "This month so far, by service, with what is to come")
                        .runs(this::summary),
                command("cost servers", "What each server has cost this month").runs(this::servers),
                command("cost forecast", "What this month will have cost in the end")
                        .runs(this::forecast),
                command("cost anomalies", "What cost more than it used to").runs(this::anomalies),
                command("cost estimate", "Our own reckoning: hours times the price list, up to this minute")
                        .takes(span)
                        .runs(this::estimate));
    }

    private static Command.Draft command(String name, String description) {
        return Command.named(name, description).only(Permission.VIEWER).deferred();
    }

    private Reply summary(Call call) {
        var guild = guild(call);
        var rate = exchange.of(guild);
        var message = Message.neutral(call.text("cost.title"));
        message = switch (books.days(guild.id())) {
            case Answer.Got<Known<Bill>>(var known) -> billed(call, message, guild, rate, known);
            case Answer.Failed<Known<Bill>>(var trouble, var _) ->
                message.text("⚠️ " + why(call.texts(), trouble)).text(estimatedMonth(call, guild, rate));
        };
        message = message.text(estimatedToday(call, guild, rate));
        if (books.forecast(guild.id()) instanceof Answer.Got<Known<Forecast>>(var known)) {
            message = message.fact(
                    call.text("cost.forecast.end"), "≈ " + money(rate, monthEnd(guild, known.value()), call.texts()));
        }
        return shown(call, message.buttons(buttons(call.texts())));
    }

    private Message billed(Call call, Message start, Guild guild, Rate rate, Known<Bill> known) {
        var first = costs.today(guild).withDayOfMonth(1);
        if (known.value().isEmpty()) {
            return start.text(call.text("cost.nothingBilled", Markdown.code("skylark:guild")))
                    .text(estimatedMonth(call, guild, rate));
        }
        var total = known.value().total(first, first.plusMonths(1));
        var before = first.minusMonths(1);
        var sameDays =
                known.value().total(before, before.plusDays(costs.today(guild).getDayOfMonth() - 1));
        var message = start.fact(call.text("cost.billed"), "**" + money(rate, total, call.texts()) + "**")
                .fact(call.text("cost.before"), money(rate, sameDays, call.texts()) + change(total, sameDays));
        var services = Bill.byName(known.value().services(first, first.plusMonths(1)));
        var lines = services.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
                .limit(SERVICES)
                .map(it -> money(rate, it.getValue(), call.texts()) + "  " + Markdown.plain(Books.brief(it.getKey())))
                .collect(Collectors.joining("\n"));
        message = message.text(lines);
        if (services.size() > SERVICES) {
            message = message.text("-# " + call.text("cost.more", services.size() - SERVICES));
        }
        return message.text("-# " + call.text("cost.asOf", Markdown.ago(known.asked())));
    }

    static String change(BigDecimal now, BigDecimal before) {
        if (before.signum() <= 0) {
            return "";
        }
        var percent = now.subtract(before)
                .multiply(BigDecimal.valueOf(100))
                .divide(before, 0, RoundingMode.HALF_UP)
                .intValue();
        return percent == 0 ? " (±0 %)" : " (%s%d %%)".formatted(percent > 0 ? "▲ +" : "▼ ", percent);
    }

    private String estimatedMonth(Call call, Guild guild, Rate rate) {
        var first = costs.today(guild).withDayOfMonth(1);
        return "**" + call.text("cost.estimated.month") + "**  ≈ "
                + money(rate, estimateSince(guild, first).total(), call.texts());
    }

    private String estimatedToday(Call call, Guild guild, Rate rate) {
        return "**" + call.text("cost.estimated.today") + "**  ≈ "
                + money(rate, estimateSince(guild, costs.today(guild)).total(), call.texts());
    }

    private Estimate estimateSince(Guild guild, LocalDate first) {
        return costs.estimate(
                guild,
                first.atStartOfDay(guild.zone()).toInstant(),
                needs.clock().instant(),
                _ -> true);
    }

    private BigDecimal monthEnd(Guild guild, Forecast forecast) {
        var first = costs.today(guild).withDayOfMonth(1);
        return books.days(guild.id()) instanceof Answer.Got<Known<Bill>>(var known)
                ? known.value().total(first, first.plusMonths(1)).add(forecast.dollars())
                : forecast.dollars();
    }

    private Reply servers(Call call) {
        var guild = guild(call);
        var rate = exchange.of(guild);
        var first = costs.today(guild).withDayOfMonth(1);
        var estimate = estimateSince(guild, first);
        var message = Message.neutral(call.text("cost.servers.title"));
        var billed = books.days(guild.id()) instanceof Answer.Got<Known<Bill>>(var known)
                ? known.value().servers(first)
                : Map.<String, BigDecimal>of();
        var byResource = books.servers(guild.id()) instanceof Answer.Got<Known<List<Line>>>(var known)
                ? Bill.byName(known.value())
                : Map.<String, BigDecimal>of();
        var lines = estimate.lines().stream()
                .sorted(Comparator.comparing(Estimate.Line::total).reversed())
                .toList();
        if (lines.isEmpty()) {
            message = message.text(call.text("cost.servers.none"));
        }
        for (var it : lines.subList(0, Math.min(SERVERS, lines.size()))) {
            message = message.text(line(call, rate, it, billed, byResource));
        }
        if (lines.size() > SERVERS) {
            message = message.text("-# " + call.text("cost.more", lines.size() - SERVERS));
        }
        return shown(call, limits(call, message, estimate).buttons(buttons(call.texts())));
    }

    private static String line(
            Call call,
            Rate rate,
            Estimate.Line it,
            Map<String, BigDecimal> billed,
            Map<String, BigDecimal> byResource) {
        var texts = call.texts();
        var more = new StringBuilder();
        var bill = billed.get(it.server().name());
        if (bill != null) {
            more.append(" · ").append(call.text("cost.billed.short", money(rate, bill, texts)));
        }
        var resource = byResource.get(it.server().id());
        if (resource != null) {
            more.append(" · ").append(call.text("cost.resource.short", money(rate, resource, texts)));
        }
        return "**%s** · ≈ %s%s\n-# %s · %s h"
                .formatted(
                        Markdown.plain(it.server().called()),
                        money(rate, it.total(), texts),
                        more,
                        it.server().type(),
                        it.hours().setScale(1, RoundingMode.HALF_UP).toPlainString());
    }

    private Reply forecast(Call call) {
        var guild = guild(call);
        var rate = exchange.of(guild);
        var message = Message.neutral(call.text("cost.forecast.title"));
        message = switch (books.forecast(guild.id())) {
            case Answer.Got<Known<Forecast>>(var known) ->
                message.fact(
                                call.text("cost.forecast.end"),
                                "**≈ " + money(rate, monthEnd(guild, known.value()), call.texts()) + "**")
                        .fact(
                                call.text("cost.forecast.rest"),
                                call.text(
                                        "cost.forecast.between",
                                        money(rate, known.value().dollars(), call.texts()),
                                        money(rate, known.value().least(), call.texts()),
                                        money(rate, known.value().most(), call.texts())))
                        .text("-# " + call.text("cost.asOf", Markdown.ago(known.asked())));
            case Answer.Failed<Known<Forecast>>(var trouble, var _) ->
                message.text("⚠️ " + why(call.texts(), trouble)).text(ownForecast(call, guild, rate));
        };
        return shown(call, message.buttons(buttons(call.texts())));
    }

    /** Where AWS says nothing: what the meter has, and what runs now running on. */
    private String ownForecast(Call call, Guild guild, Rate rate) {
        var first = costs.today(guild).withDayOfMonth(1);
        var from = first.atStartOfDay(guild.zone()).toInstant();
        var end = first.plusMonths(1).atStartOfDay(guild.zone()).toInstant();
        var now = needs.clock().instant();
        var soFar = estimateSince(guild, first).total();
        var passed = Reckoning.hours(Duration.between(from, now));
        var left = Reckoning.hours(Duration.between(now, end));
        var atThisPace =
                passed.signum() == 0 ? soFar : soFar.add(soFar.multiply(left).divide(passed, MathContext.DECIMAL64));
        return call.text("cost.forecast.own", money(rate, atThisPace, call.texts()));
    }

    private Reply anomalies(Call call) {
        var guild = guild(call);
        var rate = exchange.of(guild);
        var message = Message.neutral(call.text("cost.anomalies.title"));
        message = switch (books.anomalies(guild.id())) {
            case Answer.Got<Known<List<Anomaly>>>(var known)
            when known.value().isEmpty() -> message.text(call.text("cost.anomalies.none"));
            case Answer.Got<Known<List<Anomaly>>>(var known) -> {
                var list = message;
                for (var it : known.value().stream().limit(10).toList()) {
                    list = list.text("**%s** · +%s\n-# %s – %s · %s"
                            .formatted(
                                    Markdown.plain(Books.brief(it.service())),
                                    money(rate, it.dollars(), call.texts()),
                                    it.from(),
                                    it.to(),
                                    call.text("cost.anomalies.usual", money(rate, it.usual(), call.texts()))));
                }
                yield list.text("-# " + call.text("cost.asOf", Markdown.ago(known.asked())));
            }
            case Answer.Failed<Known<List<Anomaly>>>(var trouble, var _) ->
                message.text("⚠️ " + why(call.texts(), trouble));
        };
        return shown(call, message.buttons(buttons(call.texts())));
    }

    private Reply estimate(Call call) {
        var guild = guild(call);
        var rate = exchange.of(guild);
        var today = costs.today(guild);
        var chosen = call.value(span);
        var first = switch (chosen) {
            case TODAY -> today;
            case WEEK -> today.minusDays(6);
            case MONTH -> today.withDayOfMonth(1);
        };
        var estimate = estimateSince(guild, first);
        var machines = estimate.lines().stream().map(Estimate.Line::machine).reduce(BigDecimal.ZERO, BigDecimal::add);
        var addresses = estimate.lines().stream().map(Estimate.Line::address).reduce(BigDecimal.ZERO, BigDecimal::add);
        var disks = estimate.lines().stream().map(Estimate.Line::disks).reduce(BigDecimal.ZERO, BigDecimal::add);
        var texts = call.texts();
        var message = Message.neutral(
                        call.text("cost.estimate.title." + chosen.name().toLowerCase(Locale.ROOT)))
                .fact(call.text("cost.total"), "**≈ " + money(rate, estimate.total(), texts) + "**")
                .fact(call.text("cost.machines"), money(rate, machines, texts))
                .fact(call.text("cost.disks"), money(rate, disks, texts))
                .fact(call.text("cost.addresses"), money(rate, addresses, texts))
                .fact(call.text("cost.copies"), call.text("cost.atMost", money(rate, estimate.copies(), texts)));
        return shown(call, limits(call, message, estimate).buttons(buttons(texts)));
    }

    /** What is in it and what is not. */
    private static Message limits(Call call, Message start, Estimate estimate) {
        var message = start.text("-# " + call.text("cost.limits"));
        if (!estimate.unpriced().isEmpty()) {
            message = message.text("⚠️ " + call.text("cost.unpriced", String.join(", ", estimate.unpriced())));
        }
        return estimate.partial() ? message.text("⚠️ " + call.text("cost.partial")) : message;
    }

    static String why(Texts texts, Trouble trouble) {
        return switch (trouble) {
            case DENIED -> texts.of("cost.denied");
            case LIMIT -> texts.of("cost.paidOut", Ledger.PAID_A_DAY);
            case GONE -> texts.of("cost.noData");
            case NO_CAPACITY, WRONG_STATE, UNSUPPORTED, BUSY, DOWN, OTHER -> texts.of("cost.down");
        };
    }

    private static Button[] buttons(Texts texts) {
        return new Button[] {
            Button.secondary(texts.of("cost.button.summary"), Press.run("cost summary")),
            Button.secondary(texts.of("cost.button.servers"), Press.run("cost servers")),
            Button.secondary(texts.of("cost.button.estimate"), Press.run("cost estimate", "span", "today")),
            Button.secondary(texts.of("budget.list"), Press.run("budget list")),
            Button.secondary(texts.of("button.menu"), Press.run("menu"))
        };
    }

    private static String money(Rate rate, BigDecimal dollars, Texts texts) {
        return rate.of(dollars).write(texts.locale());
    }

    private Guild guild(Call call) {
        return needs.guilds().get().find(call.guild()).orElseGet(() -> Guild.unknown(call.guild()));
    }

    private static Reply shown(Call call, Message message) {
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }
}
