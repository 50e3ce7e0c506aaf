package dev.skylark.fleet;

import java.util.List;

/** Where a guild's servers are looked for: in the regions of our own account, and where the guild says besides. */
public interface Sources {

    /** Everywhere. */
    List<Place> of(String guild);

    /** Those that the guild added itself. */
    List<Place> own(String guild);

    /** False when it was there already, or there are as many as there may be. */
    boolean add(String guild, Place place);

    boolean remove(String guild, Place place);
}
