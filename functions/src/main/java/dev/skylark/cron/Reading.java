package dev.skylark.cron;

import java.util.List;

/** What came of reading what somebody wrote about a time. */
public sealed interface Reading {

    record Understood(Timetable timetable) implements Reading {}

    /** The line of the bundle that says why not and what to write instead, and what belongs into it. */
    record NotUnderstood(String key, List<Object> values) implements Reading {
        public NotUnderstood {
            values = List.copyOf(values);
        }
    }
}
