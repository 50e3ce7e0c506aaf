package dev.skylark.idle;

import java.util.Optional;

/** Who may wake which server with the button of its card. */
interface Wakes {

    /** Whose press starts it. */
    enum Who {
        OPERATOR,
        /** Everybody who sees the card. */
        EVERYONE
    }

    void set(String guild, String server, Who who);

    Optional<Who> find(String guild, String server);
}
