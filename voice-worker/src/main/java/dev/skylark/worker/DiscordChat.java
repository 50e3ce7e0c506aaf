package dev.skylark.worker;

import dev.skylark.discord.Message;
import dev.skylark.discord.Outcome;
import dev.skylark.discord.Replies;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Spot;
import dev.skylark.player.Chat;
import dev.skylark.voice.VoiceOrder;
import java.util.Optional;
import java.util.function.Function;

/** {@link Chat} through Discord's REST API. */
public final class DiscordChat implements Chat {

    private final Replies replies;
    private final Function<String, Optional<String>> adminChannel;

    /** {@code adminChannel} is where a guild wants to read what is broken. */
    public DiscordChat(Replies replies, Function<String, Optional<String>> adminChannel) {
        this.replies = replies;
        this.adminChannel = adminChannel;
    }

    @Override
    public Optional<String> answer(VoiceOrder order, Reply reply) {
        return place(order.conversation().channel(), replies.deliver(order.conversation(), reply));
    }

    @Override
    public Optional<String> post(String channel, Message message, String locale) {
        return place(channel, replies.post(channel, message, locale));
    }

    @Override
    public boolean change(String place, Message message, String locale) {
        var outcome = replies.change(spot(place, locale), message);
        return !(outcome instanceof Outcome.Refused(var status, var _, var _) && (status == 404 || status == 403));
    }

    @Override
    public void remove(String place) {
        replies.remove(spot(place, ""));
    }

    @Override
    public void warn(String guild, Message message) {
        adminChannel.apply(guild).ifPresent(it -> replies.post(it, message, "en"));
    }

    private static Optional<String> place(String channel, Outcome outcome) {
        return outcome instanceof Outcome.Done(var body)
                        && !body.at("id").text().isEmpty()
                ? Optional.of(channel + "/" + body.at("id").text())
                : Optional.empty();
    }

    private static Spot spot(String place, String locale) {
        var slash = place.indexOf('/');
        return Spot.ofPost(place.substring(0, slash), place.substring(slash + 1), locale);
    }
}
