package dev.skylark.player;

import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.player.Manners.Refusal;
import dev.skylark.player.Sources.Query;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import dev.skylark.text.Texts;
import dev.skylark.voice.Cards;
import dev.skylark.voice.Track;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import dev.skylark.voice.VoiceOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Music that somebody wants: it is looked for, found or not, and comes into the queue in the order of asking. */
final class Search {

    private static final int SHOWN = 10;

    /** An answer that is here, and where the person was when it came. */
    private record Come(VoiceFact answer, String personsChannel) {}

    private final Desk desk;
    private final Lineup lineup;
    private final Turntable turntable;
    private final Stay stay;
    private final Map<String, Come> come = new HashMap<>();

    /** Whether a card was asked for and has not yet been shown. */
    private boolean cardComes;

    Search(Desk desk, Lineup lineup, Turntable turntable, Stay stay) {
        this.desk = desk;
        this.lineup = lineup;
        this.turntable = turntable;
        this.stay = stay;
    }

    void look(VoiceOrder order) {
        if (desk.playing.voice().isEmpty() && desk.scene.room().personsChannel().isEmpty()) {
            desk.refuse(order, Refusal.of("music.refused.nowhere"));
            return;
        }
        desk.playing = desk.playing.pending(lineup.and(desk.playing.pending(), order));
        begin(order);
    }

    /** What was asked for when somebody else was here is not lost. */
    void lookAgain() {
        desk.playing.pending().forEach(this::begin);
    }

    private void begin(VoiceOrder order) {
        desk.answer(
                order, Message.waiting(Desk.texts(order).of("music.looking", Markdown.plain(named(order.command())))));
        desk.order(
                switch (order.command()) {
                    case VoiceCommand.Play(var what, var name, var _) ->
                        new Effect.Find(order, new Query(order.guild(), what, name));
                    case VoiceCommand.PlayList(var owner, var name, var _) -> new Effect.Recall(order, owner, name);
                    case VoiceCommand.PlayWanted(var name, var songs) -> new Effect.Match(order, name, songs);
                    default -> throw new IllegalArgumentException("Nothing to look for: " + order.command());
                });
    }

    private static String named(VoiceCommand command) {
        return switch (command) {
            case VoiceCommand.Play(var what, var name, var _) -> name.isEmpty() ? what : name;
            case VoiceCommand.PlayList(var _, var name, var _) -> name;
            case VoiceCommand.PlayWanted(var name, var _) -> name;
            default -> "";
        };
    }

    /** Nothing is wanted any more. */
    void callOff() {
        for (var order : desk.playing.pending()) {
            desk.answer(order, Message.neutral(Desk.texts(order).of("music.calledOff")));
        }
        desk.playing = desk.playing.pending(List.of());
        come.clear();
    }

    void cardShown() {
        cardComes = false;
    }

    /** Who asked first comes first, even if what others want was found sooner. */
    void answered(VoiceOrder asked, VoiceFact answer) {
        if (desk.playing.pending().stream().noneMatch(it -> it.id().equals(asked.id()))) {
            return;
        }
        come.put(asked.id(), new Come(answer, desk.scene.room().personsChannel()));
        var waiting = false;
        for (var order : desk.playing.pending()) {
            var here = come.get(order.id());
            if (here == null) {
                waiting |= isSoon(order.command());
            } else if (!waiting || !isLast(order.command())) {
                come.remove(order.id());
                desk.scene = desk.scene.seenFrom(here.personsChannel());
                take(order, here.answer());
            }
        }
    }

    private static boolean isLast(VoiceCommand command) {
        return when(command) == When.LAST;
    }

    /** Many songs take a while, for which nobody has to wait. */
    private static boolean isSoon(VoiceCommand command) {
        return isLast(command) && !(command instanceof VoiceCommand.PlayWanted);
    }

    private static When when(VoiceCommand command) {
        return command instanceof VoiceCommand.Play(var _, var _, var when) ? when : When.LAST;
    }

    private void take(VoiceOrder order, VoiceFact answer) {
        desk.playing = desk.playing.pending(desk.playing.pending().stream()
                .filter(it -> !it.id().equals(order.id()))
                .toList());
        switch (answer) {
            case VoiceFact.Looked(var _, Sources.Answer.Found(var list, var tracks, var leftOut))
            when !tracks.isEmpty() -> add(order, list, tracks, leftOut, List.of());
            case VoiceFact.Looked(var _, Sources.Answer.Failed(var trouble, var detail)) ->
                desk.answer(
                        order, detailed(Message.bad(Desk.texts(order).of("music.trouble." + trouble.name())), detail));
            case VoiceFact.Matched(var _, var list, var tracks, var missing)
            when !tracks.isEmpty() -> add(order, list, tracks, 0, missing);
            case VoiceFact.Matched(var _, var list, var _, var missing)
            when !missing.isEmpty() ->
                desk.answer(order, withMissing(nothing("music.found.none", list, order), missing, Desk.texts(order)));
            case VoiceFact.Matched(var _, var list, var _, var _) ->
                desk.answer(order, nothing("music.list.unknown", list, order));
            default -> desk.answer(order, nothing("music.found.nothing", named(order.command()), order));
        }
    }

    private static Message nothing(String key, String name, VoiceOrder order) {
        return Message.bad(Desk.texts(order).of(key, Markdown.plain(name)));
    }

    /** What the other side said may help somebody; it is a stranger's text. */
    private static Message detailed(Message message, String detail) {
        return detail.isBlank() ? message : message.text(Markdown.block(Cut.clip(Redactor.redact(detail), 300)));
    }

    private void add(VoiceOrder order, String list, List<Track> found, int leftOut, List<String> missing) {
        var texts = Desk.texts(order);
        var wanted = order.command() instanceof VoiceCommand.PlayList(var _, var _, var shuffled) && shuffled
                ? lineup.shuffled(found)
                : found;
        var accepted = lineup.accepted(
                wanted.stream().map(it -> it.askedBy(order.person())).toList(),
                desk.playing,
                desk.scene.rules(),
                order);
        if (accepted.tracks().isEmpty()) {
            desk.answer(order, Message.bad(texts.of(accepted.reason().orElseThrow(), accepted.limit())));
            return;
        }
        var away = desk.playing.voice().isEmpty();
        if (!stay.enter(order)) {
            return;
        }
        var message = withLeftOut(
                added(list, accepted.tracks(), texts).text(line(when(order.command()), accepted.tracks(), away, texts)),
                leftOut,
                accepted,
                texts);
        desk.answer(order, withMissing(message, missing, texts));
        if ((away || desk.playing.card().isEmpty()) && !cardComes) {
            cardComes = true;
            desk.order(new Effect.NewCard());
        }
    }

    private static Message added(String list, List<Track> tracks, Texts texts) {
        return tracks.size() == 1
                ? Message.good(texts.of("music.added")).text("**" + Cards.link(tracks.getFirst()) + "**")
                : Message.good(texts.of("music.added.many", tracks.size(), Markdown.plain(list)));
    }

    /** Into the queue; where they are in it now. */
    private String line(When when, List<Track> tracks, boolean away, Texts texts) {
        var place = when == When.LAST ? desk.playing.queue().size() + 1 : 1;
        var until = until(place);
        desk.playing = desk.playing.queue(lineup.joined(desk.playing.queue(), tracks, when != When.LAST));
        if (desk.playing.current().isEmpty() || when == When.NOW) {
            turntable.skip(1);
            return texts.of("music.now");
        }
        if (away) {
            turntable.resume();
        }
        var where = until.map(it -> texts.of("music.place", place, Cards.clock(it)))
                .orElseGet(() -> texts.of("music.place.open", place));
        return desk.playing.paused() ? where + "\n" + texts.of("music.place.paused") : where;
    }

    /** How long until a place in the queue has its turn; empty where something without an end comes before. */
    private Optional<Duration> until(int place) {
        var before = Stream.concat(
                        desk.playing.current().stream(),
                        desk.playing.queue().stream().limit(place - 1L))
                .toList();
        if (before.stream().anyMatch(Track::isEndless)) {
            return Optional.empty();
        }
        var left = before.stream()
                .map(Track::length)
                .reduce(Duration.ZERO, Duration::plus)
                .minus(turntable.position());
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
    }

    private static Message withLeftOut(Message message, int before, Lineup.Accepted accepted, Texts texts) {
        var leftOut = before + accepted.leftOut();
        return leftOut == 0
                ? message
                : message.text(accepted.reason()
                        .map(it -> texts.of("music.leftOut.because", leftOut, texts.of(it, accepted.limit())))
                        .orElseGet(() -> texts.of("music.leftOut", leftOut)));
    }

    private static Message withMissing(Message message, List<String> missing, Texts texts) {
        if (missing.isEmpty()) {
            return message;
        }
        var shown = missing.stream()
                .limit(SHOWN)
                .map(it -> "- " + Markdown.plain(it))
                .toList();
        var more = missing.size() - shown.size();
        return message.text(texts.of("music.missing", missing.size()) + "\n" + String.join("\n", shown)
                + (more == 0 ? "" : "\n" + texts.of("music.missing.more", more)));
    }
}
