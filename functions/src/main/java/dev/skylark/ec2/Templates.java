package dev.skylark.ec2;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.time.Instant;
import java.util.List;

/** Configurations of servers that were saved under a name, to launch more like them. */
public interface Templates {

    /** One saved configuration. {@code from} is the id of the server that it was made of. */
    record Template(String guild, Place place, String id, String name, String type, String from, Instant saved) {}

    /** Saves how a server is made. A name can be used once in a guild and place. */
    Answer<Template> save(Server server, String name);

    Answer<List<Template>> all(Place place, String guild);

    /** A new server of the guild, already starting. */
    Answer<Server> launch(Template template, String name);

    Answer<Template> delete(Template template);
}
