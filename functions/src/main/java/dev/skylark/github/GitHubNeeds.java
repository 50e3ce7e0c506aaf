package dev.skylark.github;

import dev.skylark.access.Guilds;
import dev.skylark.advice.Advisor;
import dev.skylark.care.Doorbell;
import dev.skylark.data.Rows;
import dev.skylark.fact.Bus;
import dev.skylark.journal.Journal;
import dev.skylark.timer.Timers;
import dev.skylark.work.Answers;
import dev.skylark.work.Claims;
import dev.skylark.work.GuildKeys;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What working with GitHub needs of the house. {@code webhookSecret} is what our App's webhooks are signed with,
 * {@code publicUrl} where the world reaches our doors, {@code api} where GitHub's REST API is.
 */
public record GitHubNeeds(
        Rows rows,
        Supplier<Guilds> guilds,
        Supplier<Forge> forge,
        Supplier<GuildKeys> tokens,
        Supplier<Advisor> advisor,
        Supplier<Troubles> troubles,
        Supplier<Answers> answers,
        Supplier<Claims> claims,
        Supplier<Timers> timers,
        Supplier<Bus> bus,
        Supplier<Journal> journal,
        Supplier<String> webhookSecret,
        Supplier<String> publicUrl,
        Supplier<Doorbell> doorbell,
        Supplier<String> api,
        String ownerGuild,
        Clock clock) {}
