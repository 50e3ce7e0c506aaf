package dev.skylark.account;

import dev.skylark.data.Rows;
import dev.skylark.discord.Pause;
import dev.skylark.work.Secrets;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What accounts that people bring need of the house. {@code secret} is the name of the secret with what services know us
 * by, {@code publicUrl} where the world reaches our doors.
 */
public record AccountNeeds(
        Rows rows,
        Supplier<Map<Provider, Outlet>> outlets,
        Supplier<Seal> seal,
        Supplier<Secrets> secrets,
        Supplier<String> secret,
        Supplier<String> publicUrl,
        Supplier<Jukebox> jukebox,
        Pause pause,
        Clock clock) {}
