package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Channel.Kind;
import dev.skylark.sandbox.happening.Happening;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** What can be made to happen in Discord. */
final class DiscordHappenings {

    private static final int LONGEST_DELAY = 60_000;

    private final Guilds guilds;
    private final Interactions interactions;
    private final Weather weather;

    DiscordHappenings(Guilds guilds, Interactions interactions, Weather weather) {
        this.guilds = guilds;
        this.interactions = interactions;
        this.weather = weather;
    }

    List<Happening> all() {
        return List.of(
                Happening.named("discord-down", "Discord's REST answers 503 until discord-up.", _ -> {
                    weather.down(true);
                    return "Discord is down.";
                }),
                Happening.named("discord-up", "Discord's REST is well again: up, quick, without a storm.", _ -> {
                    weather.down(false);
                    weather.slow(Duration.ZERO);
                    weather.storm(0);
                    return "Discord is up.";
                }),
                Happening.named(
                        "discord-slow",
                        "Discord's REST takes longer for every call; 0 milliseconds end it.",
                        this::slow,
                        "milliseconds"),
                Happening.named(
                        "rate-limit-storm", "The next calls to Discord's REST are answered 429.", this::storm, "calls"),
                Happening.named(
                        "token-expires",
                        "The tokens of all interactions so far expire.",
                        _ -> interactions.expireAll() + " tokens have expired."),
                Happening.named(
                        "member-gets-role", "Somebody is given a role.", it -> role(it, true), "member", "role"),
                Happening.named(
                        "member-loses-role", "A role is taken from somebody.", it -> role(it, false), "member", "role"),
                Happening.named(
                        "member-joins-voice", "Somebody enters a voice channel.", this::join, "member", "channel"),
                Happening.named(
                        "member-leaves-voice", "Somebody leaves their voice channel.", this::leave, "guild", "member"),
                Happening.named("bot-leaves-guild", "The bot is thrown out of a guild.", it -> bot(it, false), "guild"),
                Happening.named("bot-joins-guild", "The bot is invited again.", it -> bot(it, true), "guild"));
    }

    private String slow(Json asked) {
        var milliseconds = number(asked, "milliseconds", 1500, LONGEST_DELAY);
        weather.slow(Duration.ofMillis(milliseconds));
        return "Every call takes " + milliseconds + " ms longer.";
    }

    private String storm(Json asked) {
        var calls = number(asked, "calls", 5, 10_000);
        weather.storm(calls);
        return "The next " + calls + " calls are answered 429.";
    }

    /** A page sends what stands in a text field, a program a number. */
    private static int number(Json asked, String field, int usual, int most) {
        var given = asked.at(field).text();
        if (given.isEmpty()) {
            return usual;
        }
        if (!given.matches("\\d{1,9}") || Integer.parseInt(given) > most) {
            throw new IllegalArgumentException("\"" + field + "\" is a number from 0 to " + most + ".");
        }
        return Integer.parseInt(given);
    }

    private String role(Json asked, boolean gets) {
        var id = asked.at("role").text();
        var guild = guilds.all().stream()
                .filter(it -> it.role(id).isPresent() && !it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no role with the id \"" + id + "\"."));
        BiFunction<Member, String, Member> change = gets ? Member::withRole : Member::withoutRole;
        guilds.change(guild.id(), it -> it.with(change.apply(member(it, asked), id)));
        return guild.role(id).orElseThrow().name() + (gets ? " is now a role of " : " is no longer a role of ")
                + name(asked) + ".";
    }

    private String join(Json asked) {
        var channel = guilds.channel(asked.at("channel").text())
                .filter(it -> it.kind() == Kind.VOICE)
                .orElseThrow(() -> new IllegalArgumentException("There is no voice channel with the id \""
                        + asked.at("channel").text() + "\"."));
        guilds.change(channel.guild(), it -> it.withVoice(member(it, asked).id(), channel.id()));
        return name(asked) + " is in " + channel.name() + ".";
    }

    private String leave(Json asked) {
        guilds.change(guild(asked).id(), it -> it.withVoice(member(it, asked).id(), ""));
        return name(asked) + " is in no voice channel.";
    }

    private String bot(Json asked, boolean in) {
        var guild = guild(asked);
        guilds.change(guild.id(), it -> it.withBot(in));
        return "The bot is " + (in ? "in " : "no longer in ") + guild.name() + ".";
    }

    private Guild guild(Json asked) {
        return guilds.guild(asked.at("guild").text())
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no guild with the id \"" + asked.at("guild").text() + "\"."));
    }

    private static Member member(Guild guild, Json asked) {
        return guild.member(asked.at("member").text())
                .orElseThrow(() -> new IllegalArgumentException("There is no member with the id \""
                        + asked.at("member").text() + "\" in " + guild.name() + "."));
    }

    private String name(Json asked) {
        return guilds.person(asked.at("member").text()).map(Person::name).orElse("?");
    }
}
