package dev.skylark.discord;

import java.time.Instant;
import java.util.regex.Pattern;

/** Discord's way to write emphasis, times and people; and how to write what others wrote without it. */
public final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("([\\\\*_~`|>#\\[\\]<@:-])");
    private static final String ZERO_WIDTH_SPACE = "\u200b";

    private Markdown() {}

    /** Text of unknown origin, so that it reads as it is and mentions nobody. */
    public static String plain(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$1");
    }

    public static String code(String text) {
        return "`" + text.replace("`", "'") + "`";
    }

    /** Text in a block of its own; a fence inside it does not end it. */
    public static String block(String text) {
        return "```\n" + text.replace("``", "`" + ZERO_WIDTH_SPACE + "`") + "\n```";
    }

    public static String person(String userId) {
        return "<@" + userId + ">";
    }

    public static String role(String roleId) {
        return "<@&" + roleId + ">";
    }

    public static String channel(String channelId) {
        return "<#" + channelId + ">";
    }

    /** "3 minutes ago", kept up to date by the reader's own Discord. */
    public static String ago(Instant when) {
        return "<t:" + when.getEpochSecond() + ":R>";
    }

    /** Date and time in the reader's zone. */
    public static String at(Instant when) {
        return "<t:" + when.getEpochSecond() + ":f>";
    }

    /** Hours and minutes in the reader's zone. */
    public static String clock(Instant when) {
        return "<t:" + when.getEpochSecond() + ":t>";
    }
}
