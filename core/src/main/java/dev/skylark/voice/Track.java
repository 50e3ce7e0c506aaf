package dev.skylark.voice;

import dev.skylark.json.Json;
import java.time.Duration;

/**
 * Something that can be played. {@code length} is zero for what has no end, as a radio has none; {@code source} is
 * where it comes from, {@code sealed} what that source needs to find it again, and {@code gain} how many hundredths of
 * a decibel louder it must be to be as loud as others, zero while nobody has measured it.
 */
public record Track(
        String title,
        String author,
        Duration length,
        String address,
        String picture,
        Source source,
        String sealed,
        int gain,
        String person) {

    /** Where music comes from. */
    public enum Source {
        HTTP,
        RADIO,
        ATTACHMENT,
        LIBRARY,
        SOUNDCLOUD,
        BANDCAMP,
        VIMEO,
        TWITCH,
        YOUTUBE
    }

    /** Whether it goes on until somebody ends it. */
    public boolean isEndless() {
        return length.isZero();
    }

    /** Whether it is the same recording for the same person, whatever was learned about it since. */
    public boolean isSameAs(Track other) {
        return titled("").louder(0).equals(other.titled("").louder(0));
    }

    /** The same, asked for by this person. */
    public Track askedBy(String other) {
        return new Track(title, author, length, address, picture, source, sealed, gain, other);
    }

    /** The same, under what a radio says that it plays now. */
    public Track titled(String now) {
        return new Track(now, author, length, address, picture, source, sealed, gain, person);
    }

    /** The same, as loud as others by this many hundredths of a decibel. */
    public Track louder(int hundredths) {
        return new Track(title, author, length, address, picture, source, sealed, hundredths, person);
    }

    public Json.Fields json() {
        return Json.fields()
                .with("title", title)
                .with("author", author)
                .with("length", length.toMillis())
                .with("address", address)
                .with("picture", picture)
                .with("source", source.name())
                .with("sealed", sealed)
                .with("gain", gain)
                .with("person", person);
    }

    public static Track read(Json json) {
        return new Track(
                json.at("title").text(),
                json.at("author").text(),
                Duration.ofMillis(json.at("length").whole(0)),
                json.at("address").text(),
                json.at("picture").text(),
                Source.valueOf(json.at("source").text()),
                json.at("sealed").text(),
                (int) json.at("gain").whole(0),
                json.at("person").text());
    }
}
