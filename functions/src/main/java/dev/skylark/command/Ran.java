package dev.skylark.command;

import dev.skylark.discord.Reply;

/** What came of a call: the answer, how it ended, and of a refusal the reason. */
public record Ran(Reply reply, Ending ending, String detail) {

    /** How a call ended, short of a failure, which is an exception. */
    public enum Ending {
        DONE,
        ASKED,
        REFUSED,
        /** Somebody outside whom everybody needs for it did not answer. */
        UNREACHED
    }
}
