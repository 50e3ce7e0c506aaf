package dev.skylark.report;

import dev.skylark.discord.Attachment;
import dev.skylark.text.Texts;
import java.util.List;

/** The pictures that go with a report. */
final class Pictures {

    private Pictures() {}

    static List<Attachment> of(Report report, Texts texts) {
        return List.of();
    }
}
