package dev.skylark.music;

import dev.skylark.json.Json;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How somebody likes music, wherever they are: where is searched {@code first}, whose lists they mean when they do not
 * say, and whether only they read the answers to what they want played.
 */
public record Taste(First first, Whose whose, boolean quiet) {

    /** Of somebody who has not said anything. */
    public static final Taste USUAL = new Taste(First.LIBRARY, Whose.MINE, false);

    /** Where words are searched first. */
    public enum First {
        LIBRARY,
        SOUNDCLOUD
    }

    /** Whose a list is. */
    public enum Whose {
        MINE,
        OURS
    }

    Json.Fields json() {
        return Json.fields()
                .with("first", first.name())
                .with("whose", whose.name())
                .with("quiet", quiet);
    }

    /** What is not said, or not known here, is as usual. */
    static Taste read(Json json) {
        return new Taste(
                one(First.values(), json.at("first").text()).orElse(USUAL.first),
                one(Whose.values(), json.at("whose").text()).orElse(USUAL.whose),
                json.at("quiet").truth());
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String name) {
        return Stream.of(all).filter(it -> it.name().equals(name)).findFirst();
    }
}
