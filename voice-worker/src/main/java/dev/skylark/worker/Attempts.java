package dev.skylark.worker;

/** Things done for a guild that may fail without anything else having to end. */
record Attempts(String guild, Lane.Trouble trouble) {

    void at(String what, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException failure) {
            failed(what, failure);
        }
    }

    void failed(String what, RuntimeException failure) {
        trouble.happened(what, guild, failure);
    }
}
