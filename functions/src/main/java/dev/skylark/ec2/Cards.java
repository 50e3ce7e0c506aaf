package dev.skylark.ec2;

import dev.skylark.access.Guild;
import dev.skylark.command.Durations;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Tone;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Keep;
import dev.skylark.fleet.Listing;
import dev.skylark.fleet.Listing.Blind;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.money.Money;
import dev.skylark.text.Texts;
import dev.skylark.uptime.Days;
import dev.skylark.uptime.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How servers look in Discord. */
final class Cards {

    private final Needs needs;

    Cards(Needs needs) {
        this.needs = needs;
    }

    static String sign(State state) {
        return switch (state) {
            case RUNNING -> "🟢";
            case STARTING, STOPPING -> "⏳";
            case STOPPED -> "⚪";
            case LEAVING, GONE -> "🗑️";
        };
    }

    static Tone tone(State state) {
        return switch (state) {
            case RUNNING -> Tone.GOOD;
            case STARTING, STOPPING, LEAVING -> Tone.WAITING;
            case STOPPED -> Tone.NEUTRAL;
            case GONE -> Tone.BAD;
        };
    }

    /** Everything about one server, with buttons for what can be done with it. */
    Message card(Server server, Listing listing, Texts texts) {
        var guild = guild(server.guild());
        var message = new Message(
                tone(server.state()),
                Markdown.plain(server.called()) + " · "
                        + texts.of("server.state." + server.state().word()),
                List.of(),
                List.of());
        message = facts(message, server, guild, texts);
        message = money(message, server, texts);
        message = surroundings(message, server, texts);
        return message.buttons(actions(server, texts)).buttons(steps(server, listing, texts));
    }

    private Message facts(Message start, Server server, Guild guild, Texts texts) {
        var message = start;
        var since = needs.uptime().get().of(server).flatMap(it -> it.since());
        if (server.state() == State.RUNNING) {
            var began = since.orElse(server.launched());
            message = message.fact(texts.of("card.runs"), Markdown.ago(began) + " · " + Markdown.at(began));
        }
        message = message.fact(texts.of("card.address"), address(server, texts))
                .fact(
                        texts.of("card.machine"),
                        Markdown.code(server.type()) + " · " + server.platform()
                                + (server.spot() ? " · spot" : "") + " · "
                                + (server.zone().isEmpty() ? server.place().name() : server.zone()))
                .fact("ID", Markdown.code(server.id()));
        if (server.launched().isAfter(Instant.EPOCH)) {
            message = message.fact(texts.of("card.launched"), Markdown.at(server.launched()));
        }
        var days = daysOfThisMonth(server, guild);
        var month = days.values().stream().reduce(Duration.ZERO, Duration::plus);
        var today = days.getOrDefault(LocalDate.ofInstant(needs.clock().instant(), guild.zone()), Duration.ZERO);
        return message.fact(texts.of("card.hours"), texts.of("card.hours.text", minutes(today), minutes(month)));
    }

    private Map<LocalDate, Duration> daysOfThisMonth(Server server, Guild guild) {
        var today = LocalDate.ofInstant(needs.clock().instant(), guild.zone());
        var first = today.withDayOfMonth(1);
        var end = today.plusDays(1);
        var theirs = needs
                .uptime()
                .get()
                .between(
                        server.guild(),
                        first.atStartOfDay(guild.zone()).toInstant(),
                        end.atStartOfDay(guild.zone()).toInstant())
                .stream()
                .filter(it -> it.server().id().equals(server.id()))
                .toList();
        return Days.of(theirs, first, end, guild.zone());
    }

    private static String minutes(Duration time) {
        return Durations.write(Duration.ofMinutes(time.toMinutes()));
    }

    private static String address(Server server, Texts texts) {
        var outside = server.address().isEmpty()
                ? texts.of("card.address.none")
                : Markdown.code(server.address())
                        + (server.keepsAddress() ? "" : " " + texts.of("card.address.changes"));
        return server.privateAddress().isEmpty()
                ? outside
                : outside + " · " + texts.of("card.address.inside") + " " + Markdown.code(server.privateAddress());
    }

    private Message money(Message message, Server server, Texts texts) {
        var perHour = needs.tariff().get().perHour(server);
        var month = needs.tariff().get().thisMonth(server);
        if (perHour.isEmpty()) {
            return message.fact(texts.of("card.price"), texts.of("card.price.unknown"));
        }
        return message.fact(
                texts.of("card.price"),
                texts.of(
                        "card.price.text",
                        perHour.get().write(texts.locale()),
                        month.orElse(Money.NOTHING).write(texts.locale())));
    }

    private Message surroundings(Message start, Server server, Texts texts) {
        var message = start;
        var keep = needs.keeps().get().find(server.guild(), server.id());
        if (keep.isPresent() && keep.get().holds(needs.clock().instant())) {
            message = message.fact(texts.of("card.keep"), keepLine(keep.get(), texts));
        }
        var copies = needs.wishes().get().copies(server.guild(), server.id());
        if (copies.isPresent()) {
            message = message.fact(
                    texts.of("card.copies"),
                    texts.of("card.copies.text", copies.get().keep()));
        }
        message = message.fact(texts.of("card.alarms"), alarms(server, texts));
        var tags = server.tags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(12)
                .map(it -> Markdown.code(it.getKey() + "=" + it.getValue()))
                .collect(Collectors.joining(" "));
        return tags.isEmpty() ? message : message.fact(texts.of("card.tags"), tags);
    }

    String keepLine(Keep keep, Texts texts) {
        return texts.of(
                keep.wanted() == State.RUNNING ? "keep.on" : "keep.off",
                Markdown.at(keep.until()),
                Markdown.person(keep.person()));
    }

    private String alarms(Server server, Texts texts) {
        return switch (needs.alarms().get().watching(server)) {
            case Answer.Got<List<Alarms.Alarm>>(var alarms) when alarms.isEmpty() -> texts.of("card.alarms.none");
            case Answer.Got<List<Alarms.Alarm>>(var alarms) ->
                alarms.stream()
                        .limit(8)
                        .map(it -> (it.rings() ? "🔔 " : "") + Markdown.plain(it.name()))
                        .collect(Collectors.joining(", "));
            case Answer.Failed<List<Alarms.Alarm>>(var trouble, var _) -> texts.of("trouble." + trouble.word());
        };
    }

    private Button[] actions(Server server, Texts texts) {
        var id = server.id();
        var buttons = new ArrayList<Button>();
        switch (server.state()) {
            case RUNNING -> {
                buttons.add(Button.danger(texts.of("button.stop"), Press.run("ec2 stop", "server", id)));
                buttons.add(Button.secondary(texts.of("button.reboot"), Press.run("ec2 reboot", "server", id)));
            }
            case STOPPED ->
                buttons.add(Button.success(
                        startLabel(server, texts), Press.run("ec2 start", "server", id, "here", "true")));
            case STARTING, STOPPING, LEAVING, GONE ->
                buttons.add(Button.secondary(
                                texts.of("server.state." + server.state().word()),
                                Press.run("ec2 info", "server", id, "fresh", "true", "by", "wait"))
                        .enabledIf(false));
        }
        buttons.add(Button.secondary(texts.of("button.snapshot"), Press.run("ec2 snapshot", "server", id)));
        buttons.add(Button.secondary(texts.of("button.refresh"), Press.run("ec2 info", "server", id, "fresh", "true")));
        return buttons.toArray(Button[]::new);
    }

    /** What it costs is said before it is pressed. */
    String startLabel(Server server, Texts texts) {
        return needs.tariff()
                .get()
                .perHour(server)
                .map(it -> texts.of("button.start.price", it.write(texts.locale())))
                .orElse(texts.of("button.start"));
    }

    private Button[] steps(Server server, Listing listing, Texts texts) {
        var ids = listing.servers().stream().map(Server::id).toList();
        var at = ids.indexOf(server.id());
        var buttons = new ArrayList<Button>();
        if (at >= 0 && ids.size() > 1) {
            buttons.add(Button.secondary(
                    texts.of("page.previous"),
                    Press.run("ec2 info", "server", ids.get((at + ids.size() - 1) % ids.size()), "by", "back")));
            buttons.add(Button.secondary(
                    texts.of("page.next"),
                    Press.run("ec2 info", "server", ids.get((at + 1) % ids.size()), "by", "next")));
        }
        buttons.add(Button.secondary(texts.of("button.list"), Press.run("ec2 list")));
        buttons.add(Button.secondary(texts.of("button.menu"), Press.run("menu")));
        return buttons.toArray(Button[]::new);
    }

    /** A server in a list. */
    Message row(Message list, Server server, Texts texts) {
        var price = needs.tariff()
                .get()
                .perHour(server)
                .map(it -> " · ≈ " + it.write(texts.locale()) + "/h")
                .orElse("");
        var since = server.changed().isAfter(Instant.EPOCH) ? " · " + Markdown.ago(server.changed()) : "";
        var line = "%s **%s** · %s%s\n-# %s · %s%s"
                .formatted(
                        sign(server.state()),
                        Markdown.plain(server.called()),
                        texts.of("server.state." + server.state().word()),
                        since,
                        server.type(),
                        server.place().name(),
                        price);
        var id = server.id();
        var button = switch (server.state()) {
            case RUNNING -> Button.danger(texts.of("button.stop"), Press.run("ec2 stop", "server", id));
            case STOPPED -> Button.success(texts.of("button.start"), Press.run("ec2 start", "server", id));
            case STARTING, STOPPING, LEAVING, GONE ->
                Button.secondary(texts.of("button.look"), Press.run("ec2 info", "server", id));
        };
        return list.section(line, button);
    }

    static Message blind(Message start, List<Blind> blind, Texts texts) {
        var message = start;
        for (var it : blind) {
            message = message.text("⚠️ "
                    + texts.of(
                            "server.blind",
                            it.place().name(),
                            texts.of("trouble." + it.trouble().word())));
        }
        return message;
    }

    /** "2:34:56", as one reads it off a clock. */
    static String clock(Session session) {
        var length = session.length();
        return "%d:%02d:%02d".formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart());
    }

    Guild guild(String id) {
        return needs.guilds().get().find(id).orElseGet(() -> Guild.unknown(id));
    }
}
