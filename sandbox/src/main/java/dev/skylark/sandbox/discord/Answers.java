package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Interaction.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Carries out what the bot answers to an interaction, if Discord would. */
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object
final class Answers {

    private static final int MESSAGE = 4;
    private static final int THINK = 5;
    private static final int NOTHING_YET = 6;
    private static final int UPDATE = 7;
    private static final int CHOICES = 8;
    private static final int FORM = 9;
    private static final int MOST_CHOICES = 25;

    /** A form on somebody's screen, and the message that it came from. */
    record OpenForm(Json form, String message) {}

    private final Guilds guilds;
    private final Messages messages;
    private final Interactions interactions;
    private final Composer composer;
    private final Map<String, OpenForm> forms = new ConcurrentHashMap<>();

    Answers(Guilds guilds, Messages messages, Interactions interactions, Composer composer) {
        this.guilds = guilds;
        this.messages = messages;
        this.interactions = interactions;
        this.composer = composer;
    }

    /** Throws what Discord would say; then nothing has happened. */
    Outcome carryOut(Interaction interaction, Draft response) {
        var type = (int) response.body().at("type").whole(0);
        try {
            check(interaction, type, response.at("data"));
        } catch (DiscordError wrong) {
            throw wrong.under("data");
        }
        interactions.acknowledge(interaction.id());
        var data = response.at("data");
        return switch (type) {
            case MESSAGE -> new Outcome.Answered(post(interaction, composer.fresh(interaction.channel(), data)));
            case THINK ->
                new Outcome.Answered(
                        post(interaction, composer.thinking(interaction.channel(), isEphemeral(data.body()))));
            case NOTHING_YET -> new Outcome.Answered(interaction.message());
            case UPDATE -> {
                messages.change(interaction.channel(), interaction.message(), it -> composer.edited(it, data));
                yield new Outcome.Answered(interaction.message());
            }
            case CHOICES -> new Outcome.Choices(data.body().at("choices"));
            case FORM -> {
                var form = numbered(data.body());
                forms.put(
                        key(interaction.person(), form.at("custom_id").text()),
                        new OpenForm(form, interaction.message()));
                yield new Outcome.Form(form);
            }
            default -> throw new IllegalStateException("Type " + type + " passed the check.");
        };
    }

    /** A message of the bot that belongs to an interaction. */
    String post(Interaction interaction, Json.Fields message) {
        var whole = message.with("type", interaction.kind() == Kind.COMMAND ? 20 : 0)
                .with("webhook_id", Seed.APPLICATION)
                .with("interaction_metadata", interaction.metadata(guilds))
                .withIf(isEphemeral(message), "visible_to", interaction.person());
        messages.add(whole);
        return whole.at("id").text();
    }

    Optional<OpenForm> form(String person, String customId) {
        return Optional.ofNullable(forms.get(key(person, customId)));
    }

    void closeForm(String person, String customId) {
        forms.remove(key(person, customId));
    }

    static boolean isEphemeral(Json message) {
        return (message.at("flags").whole(0) & MessageCheck.EPHEMERAL) != 0;
    }

    private void check(Interaction interaction, int type, Draft data) {
        var flaws = new Flaws();
        var allowed = allowed(interaction);
        if (!allowed.contains(type)) {
            var words = allowed.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
            throw DiscordError.invalid(Json.fields()
                    .with(
                            "_errors",
                            Json.items(List.of(Json.fields()
                                    .with("code", "BASE_TYPE_CHOICES")
                                    .with("message", "The type must be one of (" + words + "), not " + type + ".")))));
        }
        switch (type) {
            case MESSAGE -> MessageCheck.fresh(data);
            case THINK -> {
                if ((data.body().at("flags").whole(0) & ~MessageCheck.EPHEMERAL) != 0) {
                    flaws.add("flags", "MESSAGE_FLAGS_INVALID", "Only EPHEMERAL can be set before there is a message.");
                }
            }
            case UPDATE ->
                MessageCheck.edit(
                        data,
                        messages.find(interaction.channel(), interaction.message())
                                .orElseThrow(DiscordError::unknownMessage));
            case CHOICES -> choices(data.body(), flaws);
            case FORM -> ModalCheck.check(data.body(), flaws);
            default -> {}
        }
        flaws.refuseIfAny();
    }

    private static Set<Integer> allowed(Interaction interaction) {
        return switch (interaction.kind()) {
            case COMMAND -> Set.of(MESSAGE, THINK, FORM);
            case COMPONENT -> Set.of(MESSAGE, THINK, NOTHING_YET, UPDATE, FORM);
            case AUTOCOMPLETE -> Set.of(CHOICES);
            case FORM ->
                interaction.message().isEmpty() ? Set.of(MESSAGE, THINK) : Set.of(MESSAGE, THINK, NOTHING_YET, UPDATE);
        };
    }

    private static void choices(Json data, Flaws flaws) {
        if (data.at("choices").isNothing()) {
            flaws.missing("choices");
        }
        var choices = flaws.list(data, "", "choices", 0, MOST_CHOICES);
        for (int i = 0; i < choices.size(); i++) {
            flaws.text(choices.get(i), "choices." + i, "name", 1, 100);
            if (!(choices.get(i).at("value") instanceof Json.Numeral)) {
                flaws.text(choices.get(i), "choices." + i, "value", 1, 100);
            }
        }
    }

    private static Json.Fields numbered(Json form) {
        return Json.fields()
                .with("custom_id", form.at("custom_id"))
                .with("title", form.at("title"))
                .with("components", Components.numbered(form.at("components")));
    }

    private static String key(String person, String customId) {
        return person + " " + customId;
    }
}
