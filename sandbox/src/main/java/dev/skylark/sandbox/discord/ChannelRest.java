package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Channel.Kind;
import dev.skylark.sandbox.discord.Rest.Call;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import java.util.List;
import java.util.Optional;

/** Channels, the bot's messages in them, and threads. */
final class ChannelRest {

    private static final String MESSAGES = "/channels/{channel}/messages";
    private static final int HAS_THREAD = 1 << 5;
    private static final int MESSAGES_LOOKED_AT = 50;

    private final Guilds guilds;
    private final Messages messages;
    private final Composer composer;
    private final Snowflakes ids;

    ChannelRest(Guilds guilds, Messages messages, Composer composer, Snowflakes ids) {
        this.guilds = guilds;
        this.messages = messages;
        this.composer = composer;
        this.ids = ids;
    }

    List<Route<Rest>> routes() {
        return List.of(
                Rest.bot(
                        "GET",
                        "/channels/{channel}",
                        call -> Response.ok(visible(call).shown(guilds))),
                Rest.bot("GET", MESSAGES, this::list),
                Rest.channel("POST", MESSAGES, this::post),
                Rest.bot("GET", MESSAGES + "/{message}", call -> Response.ok(Composer.official(message(call)))),
                Rest.channel("PATCH", MESSAGES + "/{message}", this::edit),
                Rest.channel("DELETE", MESSAGES + "/{message}", this::delete),
                Rest.channel("POST", MESSAGES + "/{message}/threads", this::threadUnder),
                Rest.channel("POST", "/channels/{channel}/threads", this::thread));
    }

    private Response list(Call call) {
        var channel = visible(call);
        var limit = Bits.read(call.request().query().getOrDefault("limit", "50"));
        if (limit < 1 || limit > 100) {
            var flaws = new Flaws();
            flaws.add("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
            flaws.refuseIfAny();
        }
        return Response.ok(Json.items(messages.all(channel.id()).reversed().stream()
                .filter(it -> it.at("visible_to").isNothing())
                .limit(limit)
                .map(Composer::official)));
    }

    private Response post(Call call) {
        var channel = writable(call);
        MessageCheck.fresh(call.draft());
        var twin = sameAgain(channel.id(), call.draft().body());
        if (twin.isPresent()) {
            return Response.ok(twin.get());
        }
        var message = composer.fresh(channel.id(), call.draft());
        // private messages exist as answers to interactions only
        var flags = message.at("flags").whole(0) & ~MessageCheck.EPHEMERAL;
        messages.add(message.with("flags", flags));
        return Response.ok(message.with("flags", flags));
    }

    /** Discord makes no second message of one nonce within some minutes, if asked to look. */
    private Optional<Json.Fields> sameAgain(String channel, Json body) {
        if (!body.at("enforce_nonce").truth()) {
            return Optional.empty();
        }
        return messages.all(channel).reversed().stream()
                .limit(MESSAGES_LOOKED_AT)
                .filter(it -> it.at("nonce").equals(body.at("nonce")))
                .findFirst();
    }

    private Response edit(Call call) {
        var channel = writable(call);
        own(call);
        return messages.change(channel.id(), call.variable("message"), old -> {
                    MessageCheck.edit(call.draft(), old);
                    return composer.edited(old, call.draft());
                })
                .map(it -> Response.ok(Composer.official(it)))
                .orElseThrow(DiscordError::unknownMessage);
    }

    private Response delete(Call call) {
        var channel = visible(call);
        var message = message(call);
        if (!isOwn(message) && !Bits.has(may(channel), Bits.MANAGE_MESSAGES)) {
            throw DiscordError.missingPermissions();
        }
        messages.delete(channel.id(), call.variable("message"));
        return Response.empty(204);
    }

    private Response threadUnder(Call call) {
        var parent = writable(call);
        var message = message(call);
        var id = message.at("id").text();
        if (guilds.channel(id).isPresent()) {
            throw DiscordError.threadExists();
        }
        var thread = open(call, id, parent);
        messages.change(
                parent.id(),
                id,
                it -> it.with("flags", it.at("flags").whole(0) | HAS_THREAD).with("thread", thread.shown(guilds)));
        return Response.json(201, thread.shown(guilds));
    }

    private Response thread(Call call) {
        var parent = writable(call);
        return Response.json(201, open(call, ids.next(), parent).shown(guilds));
    }

    private Channel open(Call call, String id, Channel parent) {
        if (parent.kind() != Kind.TEXT) {
            throw DiscordError.wrongChannelType();
        }
        if (!Bits.has(may(parent), Bits.CREATE_PUBLIC_THREADS)) {
            throw DiscordError.missingPermissions();
        }
        var flaws = new Flaws();
        flaws.text(call.draft().body(), "", "name", 1, 100);
        flaws.wholeIfAny(call.draft().body(), "", "auto_archive_duration", 60, 10080);
        flaws.refuseIfAny();
        var name = call.draft().body().at("name").text();
        var thread = new Channel(id, parent.guild(), name, Kind.THREAD, parent.id(), "");
        guilds.open(thread);
        return thread;
    }

    private Json.Fields message(Call call) {
        return messages.find(visible(call).id(), call.variable("message"))
                .filter(it -> it.at("visible_to").isNothing())
                .orElseThrow(DiscordError::unknownMessage);
    }

    private void own(Call call) {
        if (!isOwn(message(call))) {
            throw DiscordError.notTheAuthor();
        }
    }

    private static boolean isOwn(Json message) {
        return message.at("author").at("id").text().equals(Seed.APPLICATION);
    }

    /** What the bot may in this channel; between it and one person everything that there is to do. */
    private long may(Channel channel) {
        return channel.kind() == Kind.DIRECT
                ? Bits.EVERYDAY
                : guilds.guild(channel.guild()).map(Guild::botPermissions).orElse(0L);
    }

    private Channel visible(Call call) {
        var channel = guilds.channel(call.variable("channel")).orElseThrow(DiscordError::unknownChannel);
        if (!Bits.has(may(channel), Bits.VIEW_CHANNEL)) {
            throw DiscordError.missingAccess();
        }
        return channel;
    }

    private Channel writable(Call call) {
        var channel = visible(call);
        if (!Bits.has(may(channel), Bits.SEND_MESSAGES)) {
            throw DiscordError.missingPermissions();
        }
        return channel;
    }
}
