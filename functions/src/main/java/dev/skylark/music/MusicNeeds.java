package dev.skylark.music;

import dev.skylark.care.Gauges;
import dev.skylark.data.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What music needs of the house: what guilds hear and like, who plays it, and their own recordings. {@code watched} are
 * the slots whose workers watch voice channels since before a time.
 */
public record MusicNeeds(
        Rows rows,
        Rows voice,
        Supplier<Recordings> recordings,
        Supplier<Gauges> gauges,
        Supplier<String> cluster,
        Supplier<String> service,
        Function<Instant, Set<Integer>> watched,
        Clock clock) {}
