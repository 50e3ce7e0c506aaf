package dev.skylark.backup;

import dev.skylark.data.Rows;
import dev.skylark.discord.Markdown;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Feature.Vital;
import java.util.stream.Stream;

/** Backups: made every night, proven every week, put back on demand. */
public final class BackupFeature {

    private BackupFeature() {}

    /** {@code kept} is where it is written down what was done. */
    public static Feature of(BackupNeeds needs, Rows kept) {
        var records = new Records(kept);
        var nights = new Nights(needs, records);
        var restores = new Restores(needs, records);
        var commands = new BackupCommands(needs, records, nights, restores);
        return new Feature(
                        "backups",
                        false,
                        Stream.concat(commands.commands().stream(), restores.commands().stream())
                                .toList())
                .doing(Nights.HOURLY, nights::hourly)
                .doing(Nights.DRILL, nights::lookAtDrill)
                .doing(Restores.KIND, restores::look)
                .checking(new BackupCheck(records, needs.clock()).check())
                .telling(new Vital(
                        "health.backups",
                        (_, texts) -> texts.of(
                                "health.backups.text",
                                records.lastNight().map(Markdown::ago).orElse("–"),
                                records.lastProof().map(Markdown::ago).orElse("–"))));
    }
}
