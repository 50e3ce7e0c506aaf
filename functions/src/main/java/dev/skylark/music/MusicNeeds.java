package dev.skylark.music;

import dev.skylark.data.Rows;
import java.time.Clock;
import java.util.function.Supplier;

/** What music needs of the house. */
public record MusicNeeds(Rows rows, Supplier<Recordings> recordings, Clock clock) {}
