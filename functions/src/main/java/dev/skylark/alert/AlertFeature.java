package dev.skylark.alert;

import dev.skylark.command.Command;
import dev.skylark.discord.Press;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Feature.Panel;
import dev.skylark.feature.Feature.Vital;
import dev.skylark.github.Troubles;
import dev.skylark.report.Chapter;
import dev.skylark.table.Table;
import dev.skylark.webhook.SnsSignature;
import dev.skylark.webhook.Subscriptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What goes wrong, shown and handled. */
public final class AlertFeature {

    private final AlertNeeds needs;
    private final Alerts alerts;
    private final AlertIntake intake;
    private final Plans plans;
    private final Book book;

    public AlertFeature(AlertNeeds needs) {
        this.needs = needs;
        this.alerts = new DynamoAlerts(needs.rows());
        this.intake = new AlertIntake(alerts, needs.bus(), needs.clock());
        this.plans = new DynamoPlans(needs.rows());
        this.book = new Book(needs, alerts, plans);
    }

    /** Where doors bring what they were told. */
    public AlertIntake intake() {
        return intake;
    }

    /** What goes wrong, for those who mend it. */
    public Troubles troubles() {
        return new AlertTroubles(needs, alerts, plans, book);
    }

    /** What went wrong in a time, for reports. */
    public Chapter chapter() {
        return new AlertChapter(alerts);
    }

    /** {@code secret} is what the keys of sources are made of, {@code publicUrl} where the world reaches our doors. */
    public Feature feature(
            Supplier<String> secret,
            Supplier<String> publicUrl,
            SnsSignature signature,
            Supplier<Subscriptions> subscriptions,
            Supplier<String> newId,
            Function<String, Optional<String>> guildOfServer,
            String ownerGuild) {
        var silences = new DynamoSilences(needs.rows());
        var sources = new DynamoAlertSources(needs.rows());
        var keys = new SourceKeys(secret);
        var desk = new AlertDesk(needs, alerts, plans, silences, needs.expectations());
        var commands = Stream.of(
                        new AlertCommands(needs, alerts, book).commands(),
                        new PostmortemCommand(needs, alerts, plans, book).commands(),
                        new SilenceCommands(needs, book, silences, newId).commands(),
                        new PlanCommands(needs, plans).commands(),
                        new SourceCommands(needs, book, sources, keys, intake, publicUrl).commands(),
                        new OnCallCommands(needs, plans).commands())
                .<Command>flatMap(List::stream)
                .toList();
        var ear = new Ear(sources, intake, guildOfServer, ownerGuild);
        var feature = new Feature("alerts", true, commands)
                .answering(new SnsDoor(sources, ear, signature, subscriptions).route())
                .hearing(ear::hear)
                .hearing(desk::hear)
                .doing(AlertDesk.LOOK, job -> desk.look(job.guild()))
                .planning(Table.ALERTS, desk::planAnew)
                .telling(new Vital(
                        "health.alerts",
                        (guild, texts) -> texts.of(
                                "health.alerts.text",
                                alerts.open(guild).stream()
                                        .filter(Alert::isOpen)
                                        .count())))
                .showing(new Panel(20, "menu.alerts", "🚨", Press.run("alert list")));
        for (var route : new WebhookDoor(sources, keys, intake).routes()) {
            feature = feature.answering(route);
        }
        return feature;
    }
}
