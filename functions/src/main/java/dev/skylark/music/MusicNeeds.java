package dev.skylark.music;

import dev.skylark.data.Rows;
import java.time.Clock;

/** What music needs of the house. */
public record MusicNeeds(Rows rows, Clock clock) {}
