package dev.skylark.idle;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Server;
import java.time.Instant;
import java.util.OptionalDouble;

/** How busy servers are, as the cloud measures them. */
public interface Loads {

    /** The most of the last quarter of an hour: per cent of the processor, and thousand bytes a second; empty where nothing was measured. */
    record Load(OptionalDouble cpu, OptionalDouble network) {}

    Answer<Load> lately(Server server, Instant now);
}
