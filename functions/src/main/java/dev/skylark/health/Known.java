package dev.skylark.health;

import dev.skylark.feature.Finding;
import dev.skylark.feature.Line;
import java.time.Instant;

/**
 * What is remembered of a check: how it is since when, and what the admins have heard. {@code since} is when it last became
 * well, or stopped being so; {@code told} is what the admins believe; {@code alarm} is what they were last alarmed about.
 */
public record Known(
        String check,
        Mood mood,
        Instant since,
        Instant looked,
        Line what,
        Line toDo,
        Mood told,
        Mood alarm,
        Instant alarmed) {

    static Known nothing(String check) {
        return new Known(
                check,
                Mood.WELL,
                Instant.EPOCH,
                Instant.EPOCH,
                Line.NOTHING,
                Line.NOTHING,
                Mood.WELL,
                Mood.WELL,
                Instant.EPOCH);
    }

    /** The same, seen again. */
    Known seen(Finding finding, Instant now) {
        var mood = Mood.of(finding);
        var turned = looked.equals(Instant.EPOCH) || (mood == Mood.WELL) != (this.mood == Mood.WELL);
        var what = switch (finding) {
            case Finding.Well(var detail) -> detail;
            case Finding.Worried(var it, var _) -> it;
            case Finding.Ill(var it, var _) -> it;
            case Finding.NotKnown(var why) -> why;
        };
        var toDo = switch (finding) {
            case Finding.Worried(var _, var it) -> it;
            case Finding.Ill(var _, var it) -> it;
            case Finding.Well _, Finding.NotKnown _ -> Line.NOTHING;
        };
        return new Known(check, mood, turned ? now : since, now, what, toDo, told, alarm, alarmed);
    }

    Known telling(Mood now, Mood alarmNow, Instant alarmedNow) {
        return new Known(check, mood, since, looked, what, toDo, now, alarmNow, alarmedNow);
    }

    /** As it was before the admins could not be told. */
    Known untold(Known before) {
        return telling(before.told, before.alarm, before.alarmed);
    }
}
