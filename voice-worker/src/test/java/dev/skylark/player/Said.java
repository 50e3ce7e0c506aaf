package dev.skylark.player;

import dev.skylark.discord.Block;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import java.util.stream.Collectors;

/** What is said as it reads: in round brackets to one person only, in square ones instead of what stood there. */
final class Said {

    private Said() {}

    static String text(Reply reply) {
        return switch (reply) {
            case Reply.Say(var message) -> text(message);
            case Reply.Whisper(var message) -> "(" + text(message) + ")";
            case Reply.Update(var message) -> "[" + text(message) + "]";
            default -> throw new AssertionError(reply);
        };
    }

    static String text(Message message) {
        return message.title()
                + message.blocks().stream()
                        .filter(Block.Text.class::isInstance)
                        .map(it -> " | " + ((Block.Text) it).markdown())
                        .collect(Collectors.joining());
    }
}
