package dev.skylark.admin;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.access.Guild.Standing;
import dev.skylark.access.Guilds;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Select;
import dev.skylark.text.Texts;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /setup}: a wizard through all that a guild decides, each step a message with menus and a way back. */
final class Setup {

    /** The steps after the overview. */
    enum Step {
        CHANNELS,
        ROLES,
        REGION,
        FEATURES
    }

    private final GuildRecord guilds;
    private final String ownerGuild;
    private final Function<Call, Reply> checking;
    private final Option<Boolean> check =
            Option.truth("check", "Only look whether everything is in order").orElse(false);
    private final Option<Step> step = Option.choice("step", "Which step", Step.class);
    private final Option<Purpose> purpose = Option.choice("purpose", "What the channel is for", Purpose.class);
    private final Option<Optional<String>> channel =
            Option.channel("channel", "The channel").optional();
    private final Option<Permission> permission =
            Option.choice("permission", "What the role's members may do", Permission.class);
    private final Option<String> role = Option.role("role", "The role");
    private final Option<String> zone = Option.text("zone", "Your time zone, for example Europe/Berlin", 1, 50);
    private final Option<String> currency = Option.text("currency", "Your currency, for example EUR", 3, 3);
    private final Option<String> language =
            Option.text("language", "The language of messages that nobody asked for: en or de", 2, 5);

    /** {@code checking} looks whether everything is in order. */
    Setup(Guilds guilds, String ownerGuild, Function<Call, Reply> checking) {
        this.guilds = new GuildRecord(guilds);
        this.ownerGuild = ownerGuild;
        this.checking = checking;
    }

    List<Command> commands() {
        return List.of(
                Command.named("setup", "Set Skylark up for this server, step by step")
                        .takes(check)
                        .forStrangers()
                        .deferred()
                        .privately()
                        .only(Permission.ADMIN)
                        .runs(this::overview),
                Command.named("setup step", "One step of the wizard")
                        .takes(step)
                        .unlisted()
                        .deferred()
                        .privately()
                        .only(Permission.ADMIN)
                        .runs(this::step),
                Command.named("setup channel", "Say what a channel is for")
                        .takes(purpose, channel)
                        .unlisted()
                        .deferred()
                        .privately()
                        .only(Permission.ADMIN)
                        .runs(this::channel),
                Command.named("setup role", "Give a role rights")
                        .takes(permission, role)
                        .unlisted()
                        .deferred()
                        .privately()
                        .only(Permission.ADMIN)
                        .runs(this::role),
                Command.named("setup region", "Time zone, currency and language")
                        .takes(zone, currency, language)
                        .unlisted()
                        .deferred()
                        .privately()
                        .only(Permission.ADMIN)
                        .runs(this::region));
    }

    private Reply overview(Call call) {
        var guild = guilds.of(call);
        if (!call.guild().equals(ownerGuild) && guild.standing() != Standing.ALLOWED) {
            return shown(call, stranger(call, guild));
        }
        if (call.value(check)) {
            return checking.apply(call);
        }
        var message = Message.neutral(call.text("setup.title"))
                .text(call.text("setup.intro"))
                .section(channels(call, guild), go(call, Step.CHANNELS))
                .section(roles(call, guild), go(call, Step.ROLES))
                .section(region(call, guild), go(call, Step.REGION))
                .section(features(call, guild), go(call, Step.FEATURES))
                .buttons(Button.secondary(call.text("setup.check"), Press.run("setup check")));
        return shown(call, message);
    }

    private static Message stranger(Call call, Guild guild) {
        return guild.standing() == Standing.DENIED
                ? Message.bad(call.text("refused.title")).text(call.text("refused.denied"))
                : Message.waiting(call.text("setup.stranger"))
                        .text(call.text("refused.stranger"))
                        .buttons(Button.primary(call.text("request.button"), Press.ask("access ask")));
    }

    private Reply step(Call call) {
        var guild = guilds.of(call);
        return shown(
                call,
                switch (call.value(step)) {
                    case CHANNELS -> channelStep(call, guild);
                    case ROLES -> roleStep(call, guild);
                    case REGION -> regionStep(call, guild);
                    case FEATURES ->
                        Message.neutral(call.text("setup.features"))
                                .text(features(call, guild))
                                .text(call.text("setup.features.how"))
                                .buttons(back(call));
                });
    }

    private Message channelStep(Call call, Guild guild) {
        var message = Message.neutral(call.text("setup.channels")).text(call.text("setup.channels.how"));
        for (var it : Purpose.values()) {
            var chosen = guild.channels().get(it);
            message = message.text("**" + call.text("purpose." + word(it)) + "**")
                    .menu(Select.of(
                                    Select.Kind.CHANNEL,
                                    call.text("setup.channel.choose", call.text("purpose." + word(it))),
                                    Press.run("setup channel", "purpose", word(it), "channel", Press.OPEN))
                            .chosen(chosen == null ? List.of() : List.of(chosen))
                            .between(0, 1));
        }
        return message.buttons(back(call));
    }

    private Reply channel(Call call) {
        var which = call.value(purpose);
        var chosen = call.value(channel);
        var guild = guilds.change(call, it -> {
            var all = new EnumMap<Purpose, String>(Purpose.class);
            all.putAll(it.channels());
            chosen.ifPresentOrElse(id -> all.put(which, id), () -> all.remove(which));
            return it.withChannels(all);
        });
        return shown(call, channelStep(call, guild));
    }

    private Message roleStep(Call call, Guild guild) {
        var message = Message.neutral(call.text("setup.roles")).text(call.text("setup.roles.how"));
        for (var level : List.of(Permission.VIEWER, Permission.OPERATOR, Permission.ADMIN)) {
            message = message.text("**" + call.text("permission." + level.word()) + "**")
                    .menu(Select.of(
                            Select.Kind.ROLE,
                            call.text("setup.role.choose", call.text("permission." + level.word())),
                            Press.run("setup role", "permission", level.word(), "role", Press.OPEN)));
        }
        return message.text(roles(call, guild)).buttons(back(call));
    }

    private Reply role(Call call) {
        var level = call.value(permission);
        if (level == Permission.EVERYONE || level == Permission.OWNER) {
            throw new Refused("refused.oldButton");
        }
        var which = call.value(role);
        var guild = guilds.change(call, it -> it.withGrants(RoleRights.granted(it.grants(), which, level, Map.of())));
        return shown(call, roleStep(call, guild));
    }

    private Message regionStep(Call call, Guild guild) {
        return Message.neutral(call.text("setup.region"))
                .text(region(call, guild))
                .buttons(Button.primary(call.text("setup.region.change"), Press.ask("setup region")), back(call));
    }

    private Reply region(Call call) {
        var wantedZone = call.value(zone);
        var wantedCurrency = call.value(currency).toUpperCase(Locale.ROOT);
        var wantedLanguage = call.value(language).toLowerCase(Locale.ROOT);
        if (!Texts.LANGUAGES.contains(wantedLanguage)) {
            throw new Refused("setup.language", Markdown.plain(wantedLanguage));
        }
        var guild = guilds.change(call, it -> it.at(zone(wantedZone), wantedLanguage, currency(wantedCurrency)));
        return shown(call, regionStep(call, guild));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new Refused("setup.zone", Markdown.plain(name));
        }
    }

    private static String currency(String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw new Refused("setup.currency", Markdown.plain(code));
        }
    }

    private static String channels(Call call, Guild guild) {
        var lines = new StringBuilder("**" + call.text("setup.channels") + "**");
        for (var it : Purpose.values()) {
            var id = guild.channels().get(it);
            lines.append('\n')
                    .append(call.text("purpose." + word(it)))
                    .append(": ")
                    .append(id == null ? "—" : Markdown.channel(id));
        }
        return lines.toString();
    }

    private static String roles(Call call, Guild guild) {
        return "**" + call.text("setup.roles") + "**\n"
                + (guild.grants().isEmpty()
                        ? call.text("role.byBits")
                        : String.join(
                                "\n",
                                guild.grants().stream()
                                        .map(it -> Markdown.role(it.role()) + " "
                                                + call.text("permission."
                                                        + it.permission().word()))
                                        .toList()));
    }

    private static String region(Call call, Guild guild) {
        return "**" + call.text("setup.region") + "**\n"
                + call.text("setup.region.now", guild.zone().getId(), guild.currency(), guild.locale());
    }

    private static String features(Call call, Guild guild) {
        return "**" + call.text("setup.features") + "**\n"
                + (guild.featuresOff().isEmpty()
                        ? call.text("setup.features.all")
                        : call.text("setup.features.off", String.join(", ", guild.featuresOff())));
    }

    private static Button go(Call call, Step step) {
        return Button.secondary(call.text("setup.change"), Press.run("setup step", "step", word(step)));
    }

    private static Button back(Call call) {
        return Button.secondary(call.text("setup.back"), Press.run("setup"));
    }

    /** The wizard walks in its one message; typed, it begins a new one. */
    private static Reply shown(Call call, Message message) {
        return call.origin().isPress() && call.origin().messageIsPrivate()
                ? Reply.update(message)
                : Reply.whisper(message);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
