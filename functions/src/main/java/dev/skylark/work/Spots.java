package dev.skylark.work;

import dev.skylark.discord.Spot;
import java.time.Instant;
import java.util.Optional;

/** Where messages stand that go on changing. */
public interface Spots {

    void keep(String guild, String name, Spot spot, Instant until);

    Optional<Spot> find(String guild, String name, Instant now);
}
