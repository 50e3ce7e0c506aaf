package dev.skylark.ec2;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Server;
import java.util.List;

/** The cloud's own alarms that watch a server. */
public interface Alarms {

    /** One alarm and whether it rings. */
    record Alarm(String name, boolean rings) {}

    Answer<List<Alarm>> watching(Server server);
}
