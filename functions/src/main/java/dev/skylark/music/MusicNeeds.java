package dev.skylark.music;

import dev.skylark.data.Rows;
import java.time.Clock;

/** What music needs of the house: what guilds hear and like, and who plays it. */
public record MusicNeeds(Rows rows, Rows voice, Clock clock) {}
