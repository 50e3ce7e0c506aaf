package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Interaction.Kind;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import java.util.Optional;

/** Somebody on the page does something: types, presses, chooses, sends a form. */
final class Acts {

    private final Guilds guilds;
    private final Messages messages;
    private final Attachments attachments;
    private final CommandActs commands;
    private final Answers answers;
    private final Envelope envelope;
    private final Deliveries deliveries;

    Acts(
            Guilds guilds,
            Messages messages,
            Attachments attachments,
            CommandBook book,
            Answers answers,
            Envelope envelope,
            Deliveries deliveries) {
        this.guilds = guilds;
        this.messages = messages;
        this.attachments = attachments;
        this.commands = new CommandActs(book);
        this.answers = answers;
        this.envelope = envelope;
        this.deliveries = deliveries;
    }

    Response answer(Request request) {
        try {
            return Response.ok(done(request.json()));
        } catch (Impossible refused) {
            return Response.error(400, refused.sentence());
        }
    }

    private Json done(Json body) {
        var scene = Scene.of(body, guilds);
        var act = body.at("do");
        var resolved = new Resolved(scene, guilds, attachments);
        return switch (act.at("kind").text()) {
            case "command" -> send(scene, Kind.COMMAND, commands.run(scene, act, resolved), Optional.empty());
            case "autocomplete" ->
                send(scene, Kind.AUTOCOMPLETE, commands.type(scene, act, resolved), Optional.empty());
            case "press" -> press(scene, act);
            case "select" -> select(scene, act, resolved);
            case "submit" -> submit(scene, act, resolved);
            default -> throw new Impossible("\"do\".\"kind\" is command, autocomplete, press, select or submit.");
        };
    }

    private Json press(Scene scene, Json act) {
        var message = message(scene, act.at("message").text());
        var button = component(message, act.at("custom_id").text());
        if (Components.type(button) != Components.BUTTON) {
            throw new Impossible("This is not a button.");
        }
        return send(scene, Kind.COMPONENT, component(button), Optional.of(message));
    }

    private Json select(Scene scene, Json act, Resolved resolved) {
        var message = message(scene, act.at("message").text());
        var select = component(message, act.at("custom_id").text());
        if (!Components.isSelect(Components.type(select))) {
            throw new Impossible("This is not a menu.");
        }
        var chosen = act.at("values").items().stream().map(Json::text).toList();
        var data = component(select)
                .with("values", Selection.of(select, chosen, resolved))
                .withIf(!resolved.isEmpty(), "resolved", resolved.json());
        return send(scene, Kind.COMPONENT, data, Optional.of(message));
    }

    private Json submit(Scene scene, Json act, Resolved resolved) {
        var id = act.at("modal").text();
        var open = answers.form(scene.person().id(), id)
                .orElseThrow(() -> new Impossible("The form " + id + " is not open."));
        var data = FormActs.submit(open.form(), act.at("values"), resolved);
        var message = messages.find(scene.channel().id(), open.message());
        var seen = send(scene, Kind.FORM, data, message);
        if (!seen.at("kind").text().equals("failed")) {
            answers.closeForm(scene.person().id(), id);
        }
        return seen;
    }

    private static Json.Fields component(Json component) {
        return Json.fields()
                .with("id", component.at("id"))
                .with("custom_id", component.at("custom_id"))
                .with("component_type", component.at("type"));
    }

    private Json.Fields message(Scene scene, String id) {
        return messages.find(scene.channel().id(), id)
                .filter(it -> it.at("visible_to").isNothing()
                        || it.at("visible_to").text().equals(scene.person().id()))
                .orElseThrow(() -> new Impossible("There is no message " + id + " that this person sees here."));
    }

    private static Json component(Json message, String customId) {
        var component = Components.find(message.at("components"), customId)
                .orElseThrow(() -> new Impossible("The message has nothing with the custom_id " + customId + "."));
        if (component.at("disabled").truth()) {
            throw new Impossible("This is switched off.");
        }
        return component;
    }

    private Json send(Scene scene, Kind kind, Json data, Optional<Json.Fields> message) {
        return switch (deliveries.deliver(envelope.around(scene, kind, data, message))) {
            case Outcome.Answered(var shown) ->
                Json.fields().with("kind", "answered").withIf(!shown.isEmpty(), "message", shown);
            case Outcome.Choices(var choices) ->
                Json.fields().with("kind", "choices").with("choices", choices);
            case Outcome.Form(var form) ->
                Json.fields()
                        .with("kind", "modal")
                        .with("modal", form)
                        .withIf(
                                message.isPresent(),
                                "message",
                                message.map(it -> it.at("id")).orElse(new Json.Nothing()));
            case Outcome.Failed(var _) ->
                Json.fields().with("kind", "failed").with("text", "The application did not respond");
        };
    }
}
