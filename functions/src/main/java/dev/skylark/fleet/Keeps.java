package dev.skylark.fleet;

import java.util.List;
import java.util.Optional;

/** Which servers are to stay as they are for a while. */
public interface Keeps {

    void set(Keep keep);

    List<Keep> all(String guild);

    Optional<Keep> find(String guild, String server);

    void remove(String guild, String server);
}
