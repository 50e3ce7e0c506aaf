package dev.skylark.cron;

import dev.skylark.cron.Word.Kind;
import java.time.LocalTime;

/** Reads times of the day: "8", "8:30 pm", "20 Uhr 30", "halb acht", "quarter past 8", "8 in the evening". */
final class Daytime {

    private final Cursor words;
    private Kind part = Kind.END;
    private boolean used = true;

    Daytime(Cursor words) {
        this.words = words;
    }

    /** Whether one begins there; a number may begin something else, such as "8 hours" or "8 May". */
    boolean begins(int further) {
        var first = words.look(further);
        var next = words.look(further + 1);
        return switch (first.kind()) {
            case A -> next.is(Kind.CLOCK);
            case NUMBER ->
                next.text().equals("h") || !(next.is(Word.UNITS) || next.is(Kind.OFTEN) || next.is(Kind.MONTH_NAME));
            default -> first.is(Word.CLOCKS);
        };
    }

    /** For the times that follow, until another is named. */
    void part(Kind named) {
        part = named;
        used = false;
    }

    /** A part of the day was named and no time in it. */
    boolean isOpen() {
        return !used;
    }

    LocalTime read() {
        if (!begins(0)) {
            throw words.unclear();
        }
        var german = words.look(-1).text().equals("um");
        var first = words.take();
        return switch (first.kind()) {
            case MIDNIGHT -> LocalTime.MIDNIGHT;
            case NOON -> noon();
            case HALB -> parted(hour(words.require(Kind.NUMBER)) * 60 - 30, first);
            case HALF -> {
                if (!words.took(Kind.PAST)) {
                    throw new Unclear("time", first.text() + " " + words.look().text());
                }
                yield parted(hour(words.require(Kind.NUMBER)) * 60 + 30, first);
            }
            case QUARTER -> parted(15 * beforeOrAfter(first), first);
            case TIME -> parted(words.took(Kind.CLOCK) ? first.value() : half(first.value(), first, german), first);
            default -> number(first, german);
        };
    }

    /** "noon"; but "mittags um 1" is a time at noon. */
    private LocalTime noon() {
        if (words.look().is(Kind.AT) && begins(1)) {
            part(Kind.NOON);
            words.take();
            return read();
        }
        return LocalTime.NOON;
    }

    private LocalTime number(Word first, boolean german) {
        if ((words.look().is(Kind.PAST) || words.look().is(Kind.BEFORE))
                && words.look(1).is(Kind.NUMBER)) {
            var sign = words.take().is(Kind.PAST) ? 1 : -1;
            return parted(hour(words.take()) * 60 + sign * first.value(), first);
        }
        var minutes = hour(first) * 60;
        if (words.look().is(Kind.HOUR) && words.look().text().equals("h")) {
            words.take();
        } else if (!words.took(Kind.CLOCK)) {
            return parted(half(minutes, first, german), first);
        }
        if (words.look().is(Kind.NUMBER) && begins(0)) {
            var minute = words.take();
            if (minute.value() > 59) {
                throw new Unclear("time", minute.text());
            }
            minutes += minute.value();
        }
        return parted(minutes, first);
    }

    private int beforeOrAfter(Word quarter) {
        if (words.took(Kind.PAST)) {
            return hour(words.require(Kind.NUMBER)) * 4 + 1;
        }
        if (words.took(Kind.BEFORE) || words.took(Kind.TO)) {
            return hour(words.require(Kind.NUMBER)) * 4 - 1;
        }
        throw new Unclear("time", quarter.text() + " " + words.look().text());
    }

    private static int hour(Word number) {
        var digits = Character.isDigit(number.text().charAt(0));
        if (number.value() > 23 || (digits && number.text().length() > 2)) {
            throw new Unclear("time", number.text());
        }
        return number.value();
    }

    /** With am or pm. "um 12 am Montag" is German and says "on". */
    private int half(int minutes, Word first, boolean german) {
        var on = words.look().is(Kind.AM)
                && (german
                        || words.look(1).is(Word.PARTS_OF_DAYS)
                        || (minutes >= 13 * 60 && !words.look(1).is(Kind.END)));
        if (on || !(words.look().is(Kind.AM) || words.look().is(Kind.PM))) {
            return minutes;
        }
        if (minutes < 60 || minutes >= 13 * 60) {
            throw new Unclear("time", first.text() + words.look().text());
        }
        return minutes % 720 + (words.take().is(Kind.PM) ? 720 : 0);
    }

    private LocalTime parted(int minutes, Word first) {
        var behind = words.look().is(Kind.IN)
                        || words.look().is(Kind.ON)
                        || words.look().is(Kind.AM)
                        || words.look().is(Kind.AT)
                ? 1
                : 0;
        if (words.look(behind).is(Word.PARTS_OF_DAYS)
                && !(behind == 0 && words.look().is(Kind.MORGEN))) {
            if (behind == 1) {
                words.take();
            }
            part(words.take().kind());
        }
        used = true;
        var time = switch (part) {
            case MORNING, MORGEN -> within(minutes, 0, 12, 0, 0);
            case NOON -> within(minutes, 11, 15, 1, 3);
            case AFTERNOON -> within(minutes, 12, 19, 1, 7);
            case EVENING -> within(minutes, 16, 24, 4, 12);
            case NIGHT -> minutes / 60 == 12 ? minutes - 720 : minutes < 360 ? minutes : within(minutes, 20, 24, 8, 12);
            default -> minutes;
        };
        if (time < 0 || time >= 1440) {
            throw new Unclear("time", first.text());
        }
        return LocalTime.ofSecondOfDay(time * 60L);
    }

    /** As it is where it is in that part of the day, or twelve hours later where that is. */
    private static int within(int minutes, int from, int to, int early, int late) {
        if (minutes >= from * 60 && minutes < to * 60) {
            return minutes;
        }
        if (minutes >= early * 60 && minutes < late * 60) {
            return minutes + 720;
        }
        throw new Unclear("half");
    }
}
