package dev.skylark.voice;

import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.text.Cut;
import dev.skylark.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** How music looks in a channel: what plays now, with its buttons, and what comes. */
public final class Cards {

    /** How many tracks a page of the queue shows. */
    public static final int PAGE = 10;

    private static final int BAR = 18;
    private static final int LONGEST_TITLE = 120;

    /** So that a page of the queue fits into a message. */
    private static final int LONGEST_ADDRESS = 200;

    private static final Pattern SPACE = Pattern.compile("\\s++");

    /** Nothing that would end the link. */
    private static final Pattern LINKABLE = Pattern.compile("https://[^\\s()<>]++");

    private Cards() {}

    /** What plays now. {@code note} is what somebody did last, empty for nothing. */
    public static Message playing(Playing it, Instant now, String note, Texts texts) {
        var current = it.current();
        if (current.isEmpty()) {
            var quiet = Message.neutral(texts.of("music.card.quiet"));
            return withNote(it.queue().isEmpty() ? quiet : quiet.text(next(it, texts)), note)
                    .buttons(queue(texts), history(texts));
        }
        var track = current.get();
        var head = it.paused()
                ? Message.waiting(texts.of("music.card.paused"))
                : Message.good(texts.of("music.card.playing"));
        var card = head.text("### " + link(track))
                .text(progress(it, track, now, texts))
                .fact(texts.of("music.card.by"), asker(track, texts));
        card = withNote(it.queue().isEmpty() ? card : card.text(next(it, texts)), note);
        var settings = settings(it, texts);
        return (settings.isEmpty() ? card : card.text("-# " + settings))
                .buttons(
                        Button.secondary("⏮", Press.run("back"))
                                .enabledIf(!it.history().isEmpty()),
                        it.paused()
                                ? Button.success("▶️", Press.run("resume"))
                                : Button.primary("⏸", Press.run("pause")),
                        Button.secondary("⏭", Press.run("skip")),
                        Button.danger("⏹", Press.run("stop")),
                        Button.secondary("🔀", Press.run("shuffle"))
                                .enabledIf(it.queue().size() > 1))
                .buttons(
                        Button.secondary(
                                texts.of("music.card.loop." + it.loop().name()),
                                Press.run("loop", "what", after(it.loop()))),
                        Button.secondary(
                                "🔉",
                                Press.run(
                                        "volume",
                                        "percent",
                                        Math.max(0, it.tuning().volume() - 10))),
                        Button.secondary(
                                "🔊",
                                Press.run(
                                        "volume",
                                        "percent",
                                        Math.min(150, it.tuning().volume() + 10))),
                        queue(texts),
                        history(texts));
    }

    /** One page of what comes, counted from one. */
    public static Message queue(Playing it, int page, Instant now, Texts texts) {
        var pages = Math.max(1, Math.ceilDiv(it.queue().size(), PAGE));
        var shown = Math.clamp(page, 1, pages);
        var message = Message.neutral(texts.of("music.queue.title", it.queue().size(), clock(it.lengthOfQueue())));
        if (it.current().isPresent()) {
            var track = it.current().get();
            message = message.text(
                    (it.paused() ? "⏸ " : "▶️ ") + "**" + link(track) + "** · " + progress(it, track, now, texts));
        }
        var first = (shown - 1) * PAGE;
        var lines = new StringBuilder();
        for (int at = first; at < Math.min(first + PAGE, it.queue().size()); at++) {
            var track = it.queue().get(at);
            lines.append(at + 1)
                    .append(". ")
                    .append(link(track))
                    .append(" · ")
                    .append(length(track, texts))
                    .append(" · ")
                    .append(asker(track, texts))
                    .append('\n');
        }
        message = message.text(
                lines.isEmpty()
                        ? texts.of("music.queue.empty")
                        : lines.toString().strip());
        if (it.loop() != Loop.OFF) {
            message =
                    message.text("-# " + texts.of("music.card.loop." + it.loop().name()));
        }
        if (pages > 1) {
            message = message.buttons(
                    Button.secondary(texts.of("page.previous"), Press.run("queue", "page", shown - 1))
                            .enabledIf(shown > 1),
                    Button.secondary(texts.of("page.of", shown, pages), Press.run("queue", "page", 0))
                            .enabledIf(false),
                    Button.secondary(texts.of("page.next"), Press.run("queue", "page", shown + 1))
                            .enabledIf(shown < pages));
        }
        return it.queue().isEmpty()
                ? message
                : message.buttons(
                        Button.secondary("🔀", Press.run("shuffle"))
                                .enabledIf(it.queue().size() > 1),
                        Button.danger(texts.of("music.queue.clear"), Press.run("clear")));
    }

    /** What was played last, the newest first. */
    public static Message history(Playing it, Texts texts) {
        var message = Message.neutral(texts.of("music.history.title"));
        if (it.history().isEmpty()) {
            return message.text(texts.of("music.history.empty"));
        }
        var lines = new StringBuilder();
        for (var track : it.history().subList(0, Math.min(20, it.history().size()))) {
            lines.append("- ")
                    .append(link(track))
                    .append(" · ")
                    .append(length(track, texts))
                    .append(" · ")
                    .append(asker(track, texts))
                    .append('\n');
        }
        return message.text(lines.toString().strip());
    }

    /** Its title, leading to where it comes from if strangers may go there. */
    public static String link(Track track) {
        var title = Markdown.plain(Cut.clip(SPACE.matcher(name(track)).replaceAll(" "), LONGEST_TITLE));
        return track.address().length() <= LONGEST_ADDRESS
                        && LINKABLE.matcher(track.address()).matches()
                ? "[" + title + "](<" + track.address() + ">)"
                : title;
    }

    /** Title and author in one line. */
    public static String name(Track track) {
        return track.author().isBlank() ? track.title() : track.title() + " – " + track.author();
    }

    /** {@code 3:07}, {@code 1:02:03}. */
    public static String clock(Duration length) {
        var seconds = length.toSeconds();
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String length(Track track, Texts texts) {
        return track.isEndless() ? texts.of("music.endless") : clock(track.length());
    }

    private static String progress(Playing it, Track track, Instant now, Texts texts) {
        var position = it.positionAt(now);
        if (track.isEndless()) {
            return "🔴 " + texts.of("music.endless") + " · " + clock(position);
        }
        var at = Math.clamp(
                position.toMillis() * BAR / Math.max(1, track.length().toMillis()), 0, BAR - 1);
        return "`" + "━".repeat(at) + "●" + "─".repeat(BAR - 1 - at) + "` " + clock(position) + " / "
                + clock(track.length());
    }

    private static String next(Playing it, Texts texts) {
        var first = it.queue().getFirst();
        var more = it.queue().size() - 1;
        return texts.of("music.card.next", link(first)) + (more == 0 ? "" : " " + texts.of("music.card.more", more));
    }

    private static String settings(Playing it, Texts texts) {
        var tuning = it.tuning();
        return String.join(
                " · ",
                List.of(
                                tuning.volume() == 100 ? "" : texts.of("music.card.volume", tuning.volume()),
                                tuning.filter() == Filter.NONE
                                        ? ""
                                        : texts.of("music.filter."
                                                + tuning.filter().name()),
                                tuning.even() ? texts.of("music.card.even") : "")
                        .stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private static String asker(Track track, Texts texts) {
        return track.person().isEmpty() ? texts.of("music.card.nobody") : Markdown.person(track.person());
    }

    private static Message withNote(Message message, String note) {
        return note.isEmpty() ? message : message.text("-# " + note);
    }

    private static Button queue(Texts texts) {
        return Button.secondary(texts.of("music.card.queue"), Press.run("queue"));
    }

    private static Button history(Texts texts) {
        return Button.secondary(texts.of("music.card.history"), Press.run("history"));
    }

    private static String after(Loop loop) {
        return switch (loop) {
            case OFF -> "track";
            case TRACK -> "queue";
            case QUEUE -> "off";
        };
    }
}
