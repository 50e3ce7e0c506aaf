package dev.skylark.music;

import dev.skylark.command.Command;
import dev.skylark.discord.Press;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Feature.Panel;
import dev.skylark.feature.Feature.Vital;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Music in voice channels. */
public final class MusicFeature {

    /** What its commands begin with. */
    public static final Set<String> WORDS = Set.of(
            "play",
            "pause",
            "resume",
            "skip",
            "back",
            "stop",
            "queue",
            "nowplaying",
            "seek",
            "volume",
            "loop",
            "shuffle",
            "remove",
            "move",
            "clear",
            "join",
            "leave",
            "history",
            "filter",
            "playlist",
            "music");

    private MusicFeature() {}

    public static Feature of(MusicNeeds needs) {
        var library = new DynamoLibrary(needs.rows());
        var commands = Stream.of(
                        new PlayerCommands(library, needs).commands(),
                        new ListCommands(library).commands(),
                        new RecordingCommands(library, needs.recordings()).commands(),
                        List.of(new SettingsCommand(library).command(), new TasteCommand(library).command()))
                .<Command>flatMap(List::stream)
                .toList();
        var workers = new VoiceWorkers(needs.voice(), needs.clock());
        var checks = new WorkerChecks(needs).all();
        return new Feature("music", true, commands)
                .checking(checks.getFirst())
                .checking(checks.getLast())
                .telling(new Vital("health.music", (_, texts) -> workers.health(texts)))
                .showing(new Panel(50, "menu.music", "🎵", Press.run("nowplaying")));
    }
}
