package dev.skylark.alert;

import java.util.List;

/** What guilds do not want to hear of for a while. */
interface Silences {

    /** Also those that have ended and nobody was told of yet; the oldest first. */
    List<Silence> all(String guild);

    /** False when there are as many as there may be. */
    boolean add(Silence silence);

    /** True for the one who ended it. */
    boolean end(Silence silence);
}
