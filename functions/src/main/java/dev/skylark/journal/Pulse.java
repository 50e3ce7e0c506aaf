package dev.skylark.journal;

import java.util.Locale;

/** Hears how everything ended that Skylark did. */
public interface Pulse {

    /** What somebody or something wants done. */
    enum Kind {
        COMMAND,
        JOB,
        FACT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A command's name, a job's kind or a fact's; {@code request} tells this time from the others. */
    record Task(Kind kind, String name, String guild, String request) {}

    void did(Task task);

    void failed(Task task, Throwable why);

    /** It came to nothing because somebody outside did not answer; whoever asked was told. */
    void unreached(Task task);

    /** Where nobody listens. */
    static Pulse unheard() {
        return new Pulse() {
            @Override
            public void did(Task task) {}

            @Override
            public void failed(Task task, Throwable why) {}

            @Override
            public void unreached(Task task) {}
        };
    }
}
