package dev.skylark.music;

import dev.skylark.care.Gauges;
import dev.skylark.data.Rows;
import java.time.Clock;
import java.util.function.Supplier;

/** What music needs of the house: what guilds hear and like, who plays it, and their own recordings. */
public record MusicNeeds(
        Rows rows,
        Rows voice,
        Supplier<Recordings> recordings,
        Supplier<Gauges> gauges,
        Supplier<String> cluster,
        Supplier<String> service,
        Clock clock) {}
