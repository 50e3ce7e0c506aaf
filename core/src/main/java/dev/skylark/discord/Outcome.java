package dev.skylark.discord;

import dev.skylark.json.Json;

/** What came of a request to Discord. */
public sealed interface Outcome {

    /** Discord did it; this is what it says about it. */
    record Done(Json body) implements Outcome {}

    /** Discord will not do it, however often it is asked. {@code code} is Discord's own, 0 where there is none. */
    record Refused(int status, long code, String message) implements Outcome {}

    /** Discord could not do it for as long as we had. */
    record GaveUp(String why) implements Outcome {}
}
