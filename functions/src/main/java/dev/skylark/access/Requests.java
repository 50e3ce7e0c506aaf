package dev.skylark.access;

import java.util.List;
import java.util.Optional;

/** Requests for access, kept with the owner's guild that decides them. One guild has at most one. */
public interface Requests {

    /** False when this guild already has a request that waits. */
    boolean open(AccessRequest request);

    Optional<AccessRequest> find(String guild);

    /** Those that wait, oldest first. */
    List<AccessRequest> waiting();

    /** Puts the decision in place of the waiting request; false when it no longer waits. */
    boolean decide(AccessRequest decided);
}
