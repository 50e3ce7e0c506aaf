package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Rest.Call;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import java.util.List;

/** How the bot answers on: edits, follow-ups and deletions by the interaction's token, and the answer by callback. */
final class WebhookRest {

    private static final String MESSAGES = "/webhooks/{application}/{token}/messages/";
    private static final String ORIGINAL = "@original";

    private final Interactions interactions;
    private final Messages messages;
    private final Composer composer;
    private final Answers answers;
    private final Guilds guilds;

    WebhookRest(Interactions interactions, Messages messages, Composer composer, Answers answers, Guilds guilds) {
        this.interactions = interactions;
        this.messages = messages;
        this.composer = composer;
        this.answers = answers;
        this.guilds = guilds;
    }

    List<Route<Rest>> routes() {
        return List.of(
                Rest.token("POST", "/interactions/{interaction}/{token}/callback", this::callback),
                Rest.token("POST", "/webhooks/{application}/{token}", this::followUp),
                Rest.token("GET", MESSAGES + "{message}", this::read),
                Rest.token("PATCH", MESSAGES + "{message}", this::edit),
                Rest.token("DELETE", MESSAGES + "{message}", this::delete));
    }

    private Response callback(Call call) {
        var interaction = interactions
                .find(call.variable("interaction"))
                .filter(it -> it.token().equals(call.variable("token")))
                .orElseThrow(DiscordError::unknownInteraction);
        var outcome = answers.carryOut(interaction, call.draft());
        interactions.settle(interaction.id(), outcome);
        if (!call.request().query().getOrDefault("with_response", "").equals("true")) {
            return Response.empty(204);
        }
        var shown = outcome instanceof Outcome.Answered(var id) ? id : "";
        var message = messages.find(interaction.channel(), shown).map(Composer::official);
        return Response.ok(Json.fields()
                .with(
                        "interaction",
                        Json.fields()
                                .with("id", interaction.id())
                                .with("type", interaction.kind().wire)
                                .withIf(!shown.isEmpty(), "response_message_id", shown))
                .with(
                        "resource",
                        Json.fields()
                                .with("type", call.draft().body().at("type"))
                                .withIf(message.isPresent(), "message", message.orElse(Json.fields()))));
    }

    private Response followUp(Call call) {
        var interaction = usable(call);
        var original = messages.find(interaction.channel(), interaction.original());
        if (original.filter(Composer::isThinking).isPresent()) {
            return changed(interaction, interaction.original(), call.draft());
        }
        MessageCheck.fresh(call.draft());
        var message = composer.fresh(interaction.channel(), call.draft());
        var id = answers.post(interaction, message);
        return found(interaction, id);
    }

    private Response read(Call call) {
        var interaction = usable(call);
        return found(interaction, id(interaction, call));
    }

    private Response edit(Call call) {
        var interaction = usable(call);
        return changed(interaction, id(interaction, call), call.draft());
    }

    private Response delete(Call call) {
        var interaction = usable(call);
        if (!messages.delete(
                interaction.channel(),
                own(interaction, id(interaction, call)).at("id").text())) {
            throw DiscordError.unknownMessage();
        }
        return Response.empty(204);
    }

    private Interaction usable(Call call) {
        if (!call.variable("application").equals(Seed.APPLICATION)) {
            throw DiscordError.unknownWebhook();
        }
        var interaction = interactions.usable(call.variable("token"));
        if (guilds.channel(interaction.channel()).isEmpty()) {
            throw DiscordError.unknownChannel();
        }
        return interaction;
    }

    private Response changed(Interaction interaction, String id, Draft draft) {
        own(interaction, id);
        return messages.change(interaction.channel(), id, old -> {
                    MessageCheck.edit(draft, old);
                    return composer.edited(old, draft);
                })
                .map(it -> Response.ok(Composer.official(it)))
                .orElseThrow(DiscordError::unknownMessage);
    }

    private Response found(Interaction interaction, String id) {
        return Response.ok(Composer.official(own(interaction, id)));
    }

    /** A token reaches the messages of the bot in its channel, private ones only of the same person. */
    private Json.Fields own(Interaction interaction, String id) {
        return messages.find(interaction.channel(), id)
                .filter(it ->
                        it.at("author").at("id").text().equals(Seed.APPLICATION) || id.equals(interaction.original()))
                .filter(it -> it.at("visible_to").isNothing()
                        || it.at("visible_to").text().equals(interaction.person()))
                .orElseThrow(DiscordError::unknownMessage);
    }

    private static String id(Interaction interaction, Call call) {
        var asked = call.variable("message");
        return asked.equals(ORIGINAL) ? interaction.original() : asked;
    }
}
