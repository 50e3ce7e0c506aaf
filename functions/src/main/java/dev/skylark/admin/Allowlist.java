package dev.skylark.admin;

import dev.skylark.access.AccessRequest;
import dev.skylark.access.AccessRequest.State;
import dev.skylark.access.Guild.Standing;
import dev.skylark.access.Guilds;
import dev.skylark.access.Requests;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Block;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.text.Texts;
import dev.skylark.work.Answers;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Which guilds may use this Skylark: they ask, the owner's guild decides, both are told. */
public final class Allowlist {

    private final GuildRecord guilds;
    private final Requests requests;
    private final Supplier<Answers> answers;
    private final Supplier<Owner> owner;
    private final Clock clock;

    private final Option<String> name = Option.text("name", "What your server is called", 2, 100);
    private final Option<String> purpose = Option.text("purpose", "What you want to use Skylark for", 10, 600);
    private final Option<Long> people = Option.whole("people", "How many people will use it", 1, 1_000_000);
    private final Option<String> server =
            Option.text("server", "The server's id", 15, 20).suggesting((_, typed) -> waitingLike(typed));
    private final Option<Optional<String>> reason =
            Option.text("reason", "What they should be told about why", 1, 300).optional();

    /** The guild that decides, the channel where requests are shown, and the application that is invited. */
    public record Owner(String guild, String channel, String application) {}

    Allowlist(Guilds guilds, Requests requests, Supplier<Answers> answers, Supplier<Owner> owner, Clock clock) {
        this.guilds = new GuildRecord(guilds);
        this.requests = requests;
        this.answers = answers;
        this.owner = owner;
        this.clock = clock;
    }

    List<Command> commands() {
        return List.of(
                Command.named("access ask", "Ask that this server may use Skylark")
                        .takes(name, purpose, people)
                        .forStrangers()
                        .deferred()
                        .privately()
                        .only(Permission.ADMIN)
                        .runs(this::ask),
                Command.named("access requests", "Servers that wait for a decision")
                        .deferred()
                        .privately()
                        .only(Permission.OWNER)
                        .runs(this::list),
                Command.named("access allow", "Let a server use Skylark")
                        .takes(server)
                        .deferred()
                        .only(Permission.OWNER)
                        .runs(call -> decide(call, State.APPROVED)),
                Command.named("access deny", "Refuse a server, or take its access away")
                        .takes(server, reason)
                        .deferred()
                        .only(Permission.OWNER)
                        .confirms(this::previewDenial)
                        .runs(call -> decide(call, State.DENIED)));
    }

    private Reply ask(Call call) {
        if (call.guild().equals(owner.get().guild()) || guilds.of(call).standing() == Standing.ALLOWED) {
            return Reply.whisper(Message.good(call.text("request.already")).text(call.text("request.already.text")));
        }
        var request = new AccessRequest(
                call.guild(),
                call.value(name),
                call.value(purpose),
                call.value(people).intValue(),
                call.person().id(),
                call.person().name(),
                call.origin().channel(),
                call.origin().locale(),
                clock.instant(),
                State.WAITING,
                "",
                "");
        if (!requests.open(request)) {
            return Reply.whisper(Message.waiting(call.text("request.waiting")).text(call.text("request.waiting.text")));
        }
        answers.get().post(owner.get().channel(), card(request, Texts.in("en")), "en");
        return Reply.whisper(Message.waiting(call.text("request.sent")).text(call.text("request.sent.text")));
    }

    private Message card(AccessRequest request, Texts texts) {
        return Message.waiting(texts.of("request.card", Markdown.plain(request.guildName())))
                .fact(texts.of("request.server"), Markdown.code(request.guild()))
                .fact(texts.of("request.created"), Markdown.ago(Criteria.created(request.guild())))
                .fact(
                        texts.of("request.by"),
                        Markdown.person(request.person()) + " (" + Markdown.plain(request.personName()) + ")")
                .fact(texts.of("request.people"), request.expectedUsers())
                .fact(texts.of("request.purpose"), Markdown.plain(request.useCase()))
                .line()
                .text(texts.of(Criteria.judge(request).key))
                .text("-# " + texts.of("request.criteria"))
                .buttons(
                        Button.success(
                                texts.of("request.approve"), Press.run("access allow", "server", request.guild())),
                        Button.danger(texts.of("request.deny"), Press.ask("access deny", "server", request.guild())));
    }

    private Reply list(Call call) {
        var waiting = requests.waiting();
        if (waiting.isEmpty()) {
            return Reply.whisper(Message.good(call.text("requests.none")));
        }
        var message = Message.waiting(call.text("requests.title", waiting.size()));
        for (var request : waiting) {
            message = message.section(
                    "**%s**  %s · %s · %s"
                            .formatted(
                                    Markdown.plain(request.guildName()),
                                    Markdown.code(request.guild()),
                                    call.text("requests.people", request.expectedUsers()),
                                    Markdown.ago(request.at())),
                    Button.success(call.text("request.approve"), Press.run("access allow", "server", request.guild())));
        }
        return Reply.whisper(message);
    }

    private Message previewDenial(Call call) {
        var guild = guilds.of(id(call));
        return Message.warning(call.text("deny.title", id(call)))
                .text(call.text(guild.standing() == Standing.ALLOWED ? "deny.takesAway" : "deny.refuses"));
    }

    private Reply decide(Call call, State decision) {
        var id = id(call);
        if (id.equals(owner.get().guild())) {
            throw new Refused("access.own");
        }
        var standing = decision == State.APPROVED ? Standing.ALLOWED : Standing.DENIED;
        var before = guilds.of(id).standing();
        guilds.change(id, guild -> guild.with(standing));
        var why = call.value(reason).orElse("");
        var request =
                requests.find(id).map(it -> it.decided(decision, call.person().id(), why));
        var told = before == standing ? Optional.<Boolean>empty() : request.map(it -> requests.decide(it) && tell(it));
        return Reply.update(decided(call, decision, id, request, told));
    }

    private Message decided(
            Call call, State decision, String id, Optional<AccessRequest> request, Optional<Boolean> told) {
        var approved = decision == State.APPROVED;
        var name = request.map(it -> Markdown.plain(it.guildName())).orElse(id);
        var message = (approved
                        ? Message.good(call.text("access.allowed", name))
                        : Message.bad(call.text("access.denied", name)))
                .fact(call.text("request.server"), Markdown.code(id));
        message = request.map(AccessRequest::reason).filter(it -> !it.isEmpty()).isPresent()
                ? message.fact(
                        call.text("access.reason"),
                        Markdown.plain(request.orElseThrow().reason()))
                : message;
        if (told.isPresent()) {
            message = message.text(call.text(told.get() ? "access.told" : "access.notTold"));
        }
        return message.text("-# "
                        + call.text(
                                "signed", call.person().id(), clock.instant().getEpochSecond()))
                .with(new Block.Buttons(List.of(Button.link(call.text("access.invite"), invite(id)))));
    }

    /** In the channel where they asked; where we cannot speak there, to the person who asked. */
    private boolean tell(AccessRequest request) {
        var texts = Texts.in(request.locale());
        var message = request.state() == State.APPROVED ? welcome(request, texts) : refusal(request, texts);
        return answers.get().post(request.channel(), message, request.locale()).stands()
                || answers.get()
                        .tell(request.person(), message, request.locale())
                        .stands();
    }

    private Message welcome(AccessRequest request, Texts texts) {
        return Message.good(texts.of("welcome.title"))
                .text(texts.of("welcome.text", request.person()))
                .buttons(
                        Button.primary(texts.of("welcome.setup"), Press.run("setup")),
                        Button.link(texts.of("access.invite"), invite(request.guild())));
    }

    private static Message refusal(AccessRequest request, Texts texts) {
        var message = Message.bad(texts.of("turnedDown.title")).text(texts.of("turnedDown.text"));
        return request.reason().isEmpty()
                ? message
                : message.fact(texts.of("access.reason"), Markdown.plain(request.reason()));
    }

    /** Adds the bot to that guild with what it needs to see and write, and nothing more. */
    private String invite(String guild) {
        var permissions = 1L << 10 | 1L << 11 | 1L << 14 | 1L << 15 | 1L << 38;
        return "https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d&guild_id=%s&disable_guild_select=true"
                .formatted(owner.get().application(), permissions, guild);
    }

    private String id(Call call) {
        var id = call.value(server);
        if (!id.chars().allMatch(it -> it >= '0' && it <= '9')) {
            throw new Refused("access.notAnId", Markdown.plain(id));
        }
        return id;
    }

    private List<Choice> waitingLike(String typed) {
        return requests.waiting().stream()
                .filter(it -> it.guild().startsWith(typed)
                        || it.guildName().toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
                .map(it -> new Choice(it.guildName() + " · " + it.guild(), it.guild()))
                .toList();
    }
}
