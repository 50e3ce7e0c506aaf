package dev.skylark.access;

import java.time.Instant;
import java.util.Optional;

/** Calls that wait for a second person. */
public interface Approvals {

    /** What became of an attempt to use an approval. */
    sealed interface Use {
        /** It was waiting and is now used up, by this person. */
        record Used(Approval approval) implements Use {}

        /** The person who asked cannot be the second person. */
        record SamePerson() implements Use {}

        /** Used before, expired, or never there. */
        record Gone() implements Use {}
    }

    void open(Approval approval);

    /** One that still waits. */
    Optional<Approval> find(String guild, String id, Instant now);

    /** Uses an approval up in one step, so that of two people pressing at once one wins. */
    Use use(String guild, String id, String person, Instant now);

    /** Nobody can use it any more. */
    void withdraw(String guild, String id);
}
