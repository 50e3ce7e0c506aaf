package dev.skylark.feature;

/** What somebody saw who looked after something: how it is, and what to do about it. */
public sealed interface Finding {

    /** As it should be. */
    record Well(Line detail) implements Finding {}

    /** It works, and will not for long, or not all of it does. */
    record Worried(Line what, Line toDo) implements Finding {}

    /** It does not work. */
    record Ill(Line what, Line toDo) implements Finding {}

    /** It could not be seen. */
    record NotKnown(Line why) implements Finding {}

    static Finding well(String key, Object... values) {
        return new Well(Line.of(key, values));
    }

    static Finding worried(Line what, String toDo, Object... values) {
        return new Worried(what, Line.of(toDo, values));
    }

    static Finding ill(Line what, String toDo, Object... values) {
        return new Ill(what, Line.of(toDo, values));
    }

    static Finding notKnown(String key, Object... values) {
        return new NotKnown(Line.of(key, values));
    }
}
