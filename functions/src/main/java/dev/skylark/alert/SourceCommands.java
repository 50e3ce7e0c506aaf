package dev.skylark.alert;

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
import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Severity;
import dev.skylark.fact.Signal;
import dev.skylark.webhook.Format;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** {@code /alert source}: who may tell us from outside what goes wrong. */
final class SourceCommands {

    private static final Pattern TOPIC =
            Pattern.compile("arn:aws[a-z-]{0,10}:sns:[a-z0-9-]{4,30}:\\d{12}:[\\w.-]{1,256}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,38}");

    private final AlertNeeds needs;
    private final Book book;
    private final AlertSources sources;
    private final SourceKeys keys;
    private final AlertIntake intake;
    private final Supplier<String> publicUrl;
    private final Option<String> newName =
            Option.text("name", "What to call it: small letters, digits, hyphens", 1, 40);
    private final Option<Format> format =
            Option.choice("format", "Who sends it", Format.class).orElse(Format.GENERIC);
    private final Option<String> service = Option.text("service", "Of which service it tells", 1, 100);
    private final Option<String> environment =
            Option.text("environment", "Of which environment it tells", 1, 100).orElse("production");
    private final Option<String> topic = Option.text(
                    "topic", "The ARN of a topic of SNS that speaks to us instead", 20, 300)
            .orElse("");
    private final Option<String> name =
            Option.text("name", "Which source", 1, 40).suggesting(this::like);

    SourceCommands(
            AlertNeeds needs,
            Book book,
            AlertSources sources,
            SourceKeys keys,
            AlertIntake intake,
            Supplier<String> publicUrl) {
        this.needs = needs;
        this.book = book;
        this.sources = sources;
        this.keys = keys;
        this.intake = intake;
        this.publicUrl = publicUrl;
    }

    List<Command> commands() {
        return List.of(
                Command.named("alert source add", "Let a program, a monitor or a topic of SNS send alerts")
                        .takes(newName, service, format, environment, topic)
                        .only(Permission.ADMIN)
                        .deferred()
                        .privately()
                        .runs(this::add),
                Command.named("alert source list", "Who may send alerts")
                        .only(Permission.ADMIN)
                        .deferred()
                        .runs(this::list),
                Command.named("alert source test", "Raise an alert as if this source had sent it")
                        .takes(name)
                        .only(Permission.ADMIN)
                        .deferred()
                        .runs(this::test),
                Command.named("alert source key", "Make a new key for a source; the old one is worth nothing then")
                        .takes(name)
                        .only(Permission.ADMIN)
                        .deferred()
                        .privately()
                        .confirms(call ->
                                Message.warning(call.text("source.key.preview", Markdown.plain(call.value(name)))))
                        .runs(this::renew),
                Command.named("alert source remove", "What this source sends is refused from then on")
                        .takes(name)
                        .only(Permission.ADMIN)
                        .deferred()
                        .confirms(call ->
                                Message.warning(call.text("source.remove.preview", Markdown.plain(call.value(name)))))
                        .runs(this::remove));
    }

    private Reply add(Call call) {
        var called = call.value(newName).toLowerCase(Locale.ROOT);
        if (!NAME.matcher(called).matches()) {
            throw new Refused("source.name", Markdown.plain(called));
        }
        if (!call.value(topic).isEmpty() && !TOPIC.matcher(call.value(topic)).matches()) {
            throw new Refused("source.topic", Markdown.plain(call.value(topic)));
        }
        var before = sources.find(call.guild(), called);
        var made = new AlertSource(
                call.guild(),
                called,
                call.value(format),
                call.value(service),
                call.value(environment),
                call.value(topic),
                before.map(AlertSource::generation).orElse(1L));
        if (!sources.set(made)) {
            throw new Refused("source.many");
        }
        return Reply.whisper(book.warned(
                call, how(call, Message.good(call.text("source.added", Markdown.plain(called))), made)));
    }

    private Message how(Call call, Message message, AlertSource it) {
        if (!it.topic().isEmpty()) {
            return message.text(call.text("source.how.topic"))
                    .text(Markdown.code(publicUrl.get() + "/webhooks/sns/" + it.address()));
        }
        return message.text(call.text("source.how.address"))
                .text(Markdown.code(publicUrl.get() + "/webhooks/alerts/" + it.address()))
                .text(call.text("source.how.key"))
                .text("||" + Markdown.code(keys.key(it)) + "||")
                .text(call.text("source.how." + (it.format() == Format.GENERIC ? "sign" : "bearer")));
    }

    private Reply list(Call call) {
        var all = sources.all(call.guild());
        var message = Message.neutral(call.text("source.title"));
        if (all.isEmpty()) {
            message = message.text(call.text("source.none"));
        }
        for (var it : all) {
            message = message.section(
                    call.text(
                            "source.line",
                            Markdown.plain(it.name()),
                            it.format().name().toLowerCase(Locale.ROOT),
                            Markdown.plain(it.service()),
                            Markdown.plain(it.environment()),
                            it.topic().isEmpty() ? "/webhooks/alerts/" + it.address() : Markdown.code(it.topic())),
                    Button.secondary(
                            call.text("source.button.test"), Press.run("alert source test", "name", it.name())));
        }
        return Reply.say(message);
    }

    private Reply test(Call call) {
        var it = source(call);
        var now = needs.clock().instant();
        intake.hear(
                call.guild(),
                "test-" + call.origin().interaction(),
                List.of(new Signal.Raised(new Occurrence(
                        it.service(),
                        it.environment(),
                        Severity.INFO,
                        "Test",
                        call.text(
                                "source.test.message", it.name(), call.person().name()),
                        "",
                        List.of(),
                        Map.of(),
                        "skylark-test-" + it.name(),
                        1,
                        now,
                        now))));
        return Reply.say(Message.good(call.text("source.tested", Markdown.plain(it.name()))));
    }

    private Reply renew(Call call) {
        var it = source(call);
        var renewed = new AlertSource(
                it.guild(), it.name(), it.format(), it.service(), it.environment(), it.topic(), it.generation() + 1);
        sources.set(renewed);
        return Reply.whisper(how(call, Message.good(call.text("source.renewed", Markdown.plain(it.name()))), renewed));
    }

    private Reply remove(Call call) {
        var it = source(call);
        sources.remove(call.guild(), it.name());
        return Reply.say(Message.good(call.text("source.removed", Markdown.plain(it.name()))));
    }

    private AlertSource source(Call call) {
        return sources.find(call.guild(), call.value(name).toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new Refused("source.unknown", Markdown.plain(call.value(name))));
    }

    private List<Choice> like(Call call, String typed) {
        return sources.all(call.guild()).stream()
                .map(AlertSource::name)
                .filter(it -> it.contains(typed.toLowerCase(Locale.ROOT)))
                .map(it -> new Choice(it, it))
                .toList();
    }
}
