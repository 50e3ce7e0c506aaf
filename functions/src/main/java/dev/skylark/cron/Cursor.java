package dev.skylark.cron;

import dev.skylark.cron.Word.Kind;
import java.util.List;

/** How far a phrase has been read. */
final class Cursor {

    private final List<Word> words;
    private int at;

    Cursor(List<Word> words) {
        this.words = words;
    }

    boolean isAtEnd() {
        return at >= words.size();
    }

    /** Whether it is said anywhere. */
    boolean has(Kind kind) {
        return words.stream().anyMatch(it -> it.is(kind));
    }

    Word look() {
        return look(0);
    }

    Word look(int further) {
        var there = at + further;
        return there >= 0 && there < words.size() ? words.get(there) : Word.END;
    }

    Word before() {
        return look(-1);
    }

    Word take() {
        var taken = look();
        at++;
        return taken;
    }

    boolean took(Kind kind) {
        var is = look().is(kind);
        at += is ? 1 : 0;
        return is;
    }

    Word require(Kind kind) {
        if (!look().is(kind)) {
            throw unclear();
        }
        return take();
    }

    /** The word at hand, or the last one, makes no sense there. */
    Unclear unclear() {
        return new Unclear("word", isAtEnd() ? before().text() : look().text());
    }
}
