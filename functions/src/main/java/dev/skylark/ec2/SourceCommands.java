package dev.skylark.ec2;

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
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /ec2 sources}: more regions, accounts and game panels in which a guild's servers are looked for. */
final class SourceCommands {

    /** The one shape of role that we have the right to take. */
    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::\\d{12}:role/skylark-[\\w+=,.@-]{1,56}");

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    private static final Pattern PANEL = Pattern.compile("https?://[\\w.-]+(:\\d{1,5})?");

    private final Needs needs;
    private final Option<String> region = Option.text("region", "A region, for example eu-west-1", 5, 30);
    private final Option<Optional<String>> role = Option.text(
                    "role", "To see another account: the role to take there, arn:aws:iam::…:role/skylark-…", 20, 120)
            .optional();
    private final Option<String> address =
            Option.text("address", "Where the panel is, for example https://panel.example.com", 8, 120);
    private final Option<String> key =
            Option.text("key", "A client API key of the panel, from your account there", 10, 200);
    private final Option<Long> number = Option.whole("number", "Its number in the list", 1, 20);

    SourceCommands(Needs needs) {
        this.needs = needs;
    }

    List<Command> commands() {
        return List.of(
                Command.named("ec2 sources list", "Where this server's machines are looked for")
                        .only(Permission.ADMIN)
                        .deferred()
                        .privately()
                        .runs(this::list),
                Command.named("ec2 sources region", "Look in one more region, or in another account")
                        .takes(region, role)
                        .only(Permission.ADMIN)
                        .deferred()
                        .privately()
                        .runs(this::addRegion),
                Command.named("ec2 sources panel", "Show the servers of a Pterodactyl or Pelican panel")
                        .takes(address)
                        .only(Permission.ADMIN)
                        .deferred()
                        .privately()
                        .runs(this::addPanel),
                Command.named("ec2 sources key", "The panel's key, written into a form that nobody else sees")
                        .takes(address, key)
                        .unlisted()
                        .only(Permission.ADMIN)
                        .deferred()
                        .privately()
                        .runs(this::keepKey),
                Command.named("ec2 sources remove", "Look there no more; the machines stay as they are")
                        .takes(number)
                        .only(Permission.ADMIN)
                        .deferred()
                        .privately()
                        .confirms(this::previewOfRemove)
                        .runs(this::remove));
    }

    private Reply list(Call call) {
        var sources = needs.sources().get();
        var own = sources.own(call.guild());
        var message = Message.neutral(call.text("sources.title"));
        for (var place : sources.of(call.guild())) {
            var at = own.indexOf(place) + 1;
            message = message.text((at > 0 ? "**" + at + "** · " : "🏠 ") + Markdown.plain(place.name()));
        }
        return Reply.whisper(message.text("-# " + call.text("sources.how", call.guild())));
    }

    private Reply addRegion(Call call) {
        var wanted = call.value(region);
        if (!REGION.matcher(wanted).matches()) {
            throw new Refused("sources.region.unclear", Markdown.plain(wanted));
        }
        var place = call.value(role)
                .map(arn -> {
                    if (!ROLE.matcher(arn).matches()) {
                        throw new Refused("sources.role.unclear", Markdown.plain(arn));
                    }
                    return Place.account(arn, wanted);
                })
                .orElseGet(() -> Place.home(wanted));
        return Reply.whisper(added(call, place));
    }

    /** What cannot be looked into is not added: the answer says why. */
    private Message added(Call call, Place place) {
        return switch (needs.instances().get().all(place, call.guild())) {
            case Answer.Got<List<Server>>(var servers) -> {
                if (!needs.sources().get().add(call.guild(), place)) {
                    throw new Refused("sources.twice", Markdown.plain(place.name()));
                }
                needs.fleet().get().forget(call.guild());
                yield Message.good(call.text("sources.added", Markdown.plain(place.name())))
                        .text(call.text("sources.added.text", servers.size()));
            }
            case Answer.Failed<List<Server>>(var trouble, var detail) ->
                Message.bad(call.text("sources.notAdded", Markdown.plain(place.name())))
                        .text(call.text("trouble." + trouble.word()))
                        .text("-# " + Markdown.plain(detail))
                        .text("-# " + call.text("sources.role.how", call.guild()));
        };
    }

    private Reply addPanel(Call call) {
        var wanted = panel(call);
        return Reply.whisper(Message.neutral(call.text("sources.panel", Markdown.plain(wanted)))
                .text(call.text("sources.panel.key"))
                .buttons(Button.primary(
                        call.text("sources.panel.button"), Press.ask("ec2 sources key", "address", wanted))));
    }

    private String panel(Call call) {
        var wanted = call.value(address).replaceFirst("/+$", "");
        if (!PANEL.matcher(wanted).matches()) {
            throw new Refused("sources.panel.unclear", Markdown.plain(wanted));
        }
        return wanted;
    }

    private Reply keepKey(Call call) {
        var wanted = panel(call);
        needs.panelKeys().get().keep(call.guild(), wanted, call.value(key));
        return Reply.whisper(added(call, Place.panel(wanted)));
    }

    private Message previewOfRemove(Call call) {
        return Message.warning(
                        call.text("sources.remove", Markdown.plain(place(call).name())))
                .text(call.text("sources.remove.text"));
    }

    private Place place(Call call) {
        var own = needs.sources().get().own(call.guild());
        var at = call.value(number).intValue();
        if (at > own.size()) {
            throw new Refused("sources.unknown", at);
        }
        return own.get(at - 1);
    }

    private Reply remove(Call call) {
        var place = place(call);
        needs.sources().get().remove(call.guild(), place);
        needs.fleet().get().forget(call.guild());
        return Reply.update(Message.good(call.text("sources.removed", Markdown.plain(place.name()))));
    }
}
