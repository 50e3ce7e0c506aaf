package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.time.Instant;
import java.util.Locale;

/**
 * Something a person did, and what became of it.
 * {@code message} is the one whose button was pressed, {@code original} the one that answers; both empty where none is.
 */
record Interaction(
        String id,
        String token,
        Kind kind,
        String channel,
        String person,
        String name,
        String message,
        Instant made,
        State state,
        String original) {

    /** What the person did, with Discord's number for it. */
    enum Kind {
        COMMAND(2),
        COMPONENT(3),
        AUTOCOMPLETE(4),
        FORM(5);

        final int wire;

        Kind(int wire) {
            this.wire = wire;
        }
    }

    /** Whether the bot has answered, or may no longer. */
    enum State {
        WAITING,
        ANSWERED,
        LOST
    }

    static Interaction of(Json kept) {
        return new Interaction(
                kept.at("id").text(),
                kept.at("token").text(),
                Kind.valueOf(kept.at("kind").text()),
                kept.at("channel").text(),
                kept.at("person").text(),
                kept.at("name").text(),
                kept.at("message").text(),
                Instant.parse(kept.at("made").text()),
                // nobody waits for an answer across a restart
                kept.at("state").text().equals("ANSWERED") ? State.ANSWERED : State.LOST,
                kept.at("original").text());
    }

    Json.Fields kept() {
        return Json.fields()
                .with("id", id)
                .with("token", token)
                .with("kind", kind.name())
                .with("channel", channel)
                .with("person", person)
                .with("name", name)
                .with("message", message)
                .with("made", made)
                .with("state", state.name())
                .with("original", original);
    }

    Interaction as(State now) {
        return new Interaction(id, token, kind, channel, person, name, message, made, now, original);
    }

    Interaction answeredBy(String shown) {
        return new Interaction(id, token, kind, channel, person, name, message, made, State.ANSWERED, shown);
    }

    Interaction madeAt(Instant when) {
        return new Interaction(id, token, kind, channel, person, name, message, when, state, original);
    }

    /** What Discord writes into the messages that answer it. */
    Json.Fields metadata(Guilds guilds) {
        return Json.fields()
                .with("id", id)
                .with("type", kind.wire)
                .with("user", guilds.person(person).map(Person::shown).orElse(Json.fields()))
                .with("authorizing_integration_owners", Json.fields())
                .withIf(!name.isEmpty(), "name", name.toLowerCase(Locale.ROOT))
                .withIf(kind == Kind.COMPONENT, "interacted_message_id", message);
    }
}
