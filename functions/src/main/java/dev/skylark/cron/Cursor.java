package dev.skylark.cron;

import dev.skylark.cron.Word.Kind;
import java.util.List;
import java.util.Set;

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

    /** So many words further; the word before is -1. */
    Word look(int further) {
        var there = at + further;
        return there >= 0 && there < words.size() ? words.get(there) : Word.END;
    }

    boolean at(Kind kind) {
        return look().is(kind);
    }

    boolean at(Set<Kind> kinds) {
        return look().is(kinds);
    }

    Word take() {
        at++;
        return look(-1);
    }

    /** Takes all of them, one behind the other, or none. */
    boolean took(Kind... kinds) {
        for (int it = 0; it < kinds.length; it++) {
            if (!look(it).is(kinds[it])) {
                return false;
            }
        }
        at += kinds.length;
        return true;
    }

    Word require(Kind kind) {
        if (!at(kind)) {
            throw unclear();
        }
        return take();
    }

    /** The word at hand, or the last one, makes no sense there. */
    Unclear unclear() {
        return new Unclear("word", isAtEnd() ? look(-1).text() : look().text());
    }
}
