package dev.skylark.worker;

import dev.skylark.discord.DiscordRest;
import dev.skylark.discord.DiscordRest.Request;
import dev.skylark.discord.Outcome;
import dev.skylark.jda.JdaVoice.Whereabouts;
import java.util.List;
import java.util.Optional;

/** {@link Whereabouts} through Discord's REST API. */
public final class DiscordWhereabouts implements Whereabouts {

    private final DiscordRest rest;

    public DiscordWhereabouts(DiscordRest rest) {
        this.rest = rest;
    }

    @Override
    public Optional<String> channel(String guild, String person) {
        var route = "/guilds/" + guild + "/voice-states/" + person;
        return rest.send(new Request("GET", route, null, List.of(), true)) instanceof Outcome.Done(var state)
                ? Optional.of(state.at("channel_id").text()).filter(it -> !it.isEmpty())
                : Optional.empty();
    }
}
