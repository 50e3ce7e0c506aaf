package dev.skylark.music;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.discord.Markdown;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import dev.skylark.text.Texts;
import dev.skylark.voice.SlotRows;
import java.time.Clock;
import java.util.TreeMap;

/** How those are who play the music, as they tell it themselves. */
final class VoiceWorkers {

    private static final int LONGEST_REASON = 150;

    private final Rows rows;
    private final Clock clock;

    VoiceWorkers(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** How many there are, for how many guilds, and which sources of music they leave alone for a while. */
    String health(Texts texts) {
        var now = clock.instant();
        var living = rows.all(SlotRows.WORKERS).stream()
                .filter(it -> now.isBefore(it.instant(SlotRows.UNTIL)))
                .toList();
        if (living.isEmpty()) {
            return texts.of("health.music.asleep");
        }
        var guilds = living.stream().mapToLong(it -> it.whole(SlotRows.GUILDS)).sum();
        var resting = new TreeMap<String, String>();
        for (Item worker : living) {
            worker.json(SlotRows.RESTING).members().forEach((source, why) -> resting.put(source, why.text()));
        }
        var said = new StringBuilder(texts.of("health.music.text", living.size(), guilds));
        resting.forEach((source, why) -> said.append('\n')
                .append(texts.of(
                        "health.music.resting",
                        source,
                        Markdown.plain(Cut.clip(Redactor.redact(why), LONGEST_REASON)))));
        return said.toString();
    }
}
