package dev.skylark.voice;

import dev.skylark.json.Json;
import java.time.Duration;

/**
 * How a guild likes its music. {@code djRole} alone may do what others hear, empty if everybody may; {@code votes} is
 * the share of listeners in a hundred who must want a song over, zero if one is enough; {@code stay} keeps Skylark in
 * the channel when nobody listens. Limits of zero are none.
 */
public record Rules(
        String djRole, int votes, boolean stay, boolean even, int volume, int queue, Duration length, int perPerson) {

    /** What DynamoDB takes as one item in the worst case: 400 KB, and a track is up to 500 bytes that cannot be made smaller. */
    public static final int MOST_QUEUED = 500;

    /** Of a guild that has not said anything: everybody may everything, within what a worker can carry. */
    public static final Rules USUAL = new Rules("", 0, false, false, 100, MOST_QUEUED, Duration.ZERO, 0);

    public Json.Fields json() {
        return Json.fields()
                .with("djRole", djRole)
                .with("votes", votes)
                .with("stay", stay)
                .with("even", even)
                .with("volume", volume)
                .with("queue", queue)
                .with("length", length.toSeconds())
                .with("perPerson", perPerson);
    }

    /** What is not said is as usual. */
    public static Rules read(Json json) {
        return new Rules(
                json.at("djRole").text(),
                (int) json.at("votes").whole(USUAL.votes),
                json.at("stay").truth(),
                json.at("even").truth(),
                (int) json.at("volume").whole(USUAL.volume),
                (int) Math.min(MOST_QUEUED, json.at("queue").whole(USUAL.queue)),
                Duration.ofSeconds(json.at("length").whole(USUAL.length.toSeconds())),
                (int) json.at("perPerson").whole(USUAL.perPerson));
    }
}
