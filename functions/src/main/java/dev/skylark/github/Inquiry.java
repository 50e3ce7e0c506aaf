package dev.skylark.github;

import dev.skylark.advice.SourceFile;
import dev.skylark.advice.Suspicion;
import dev.skylark.fact.Environments;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.github.History.Blame;
import dev.skylark.github.History.Change;
import dev.skylark.trace.Frame;
import dev.skylark.trace.Trace;
import dev.skylark.trace.Traces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks into a repository for what may be behind an incident. What cannot be found out is left out: an issue without
 * suspects is better than none.
 */
final class Inquiry {

    private static final int FRAMES = 5;
    private static final int MOST_FILES = 4;

    private final Forge forge;
    private final Repository repository;
    private final Incident incident;
    private final List<Frame> frames;
    private final Map<Frame, String> paths = new LinkedHashMap<>();

    Inquiry(Forge forge, Repository repository, Incident incident) {
        this.forge = forge;
        this.repository = repository;
        this.incident = incident;
        this.frames = Traces.read(incident.trace()).map(Trace::frames).orElse(List.of()).stream()
                .filter(Frame::own)
                .limit(FRAMES)
                .toList();
        if (!frames.isEmpty() && forge.history().files(repository, ref()) instanceof Got<List<String>>(var files)) {
            frames.forEach(it -> Whereabouts.of(it, files).ifPresent(path -> paths.put(it, path)));
        }
    }

    /** What ran when it happened, where that is known. */
    private String ref() {
        return incident.circumstances().getOrDefault(Circumstance.COMMIT, "");
    }

    List<Suspect> suspects() {
        return Suspects.of(frames, this::blame, rollouts(), incident.first());
    }

    private Optional<Blame> blame(Frame frame) {
        var path = paths.get(frame);
        return path == null || frame.line() == 0
                ? Optional.empty()
                : got(forge.history().blame(repository, path, frame.line(), ref()));
    }

    /** What went live last before it was first seen, with what came new by that. */
    private List<Suspects.Rollout> rollouts() {
        var live = got(forge.deployments().recent(repository, "")).orElse(List.of()).stream()
                .filter(it -> Environments.isSame(it.environment(), incident.environment()))
                .filter(it -> it.at().isBefore(incident.first()))
                .filter(it ->
                        it.statuses().stream().anyMatch(said -> said.state().equals("success")))
                .limit(2)
                .toList();
        if (live.size() < 2) {
            return List.of();
        }
        return got(forge.history()
                        .compare(
                                repository,
                                live.getLast().sha(),
                                live.getFirst().sha()))
                .map(it -> List.of(new Suspects.Rollout(live.getFirst().at(), it.changes())))
                .orElse(List.of());
    }

    /** All that a language model may know about it. */
    Suspicion suspicion() {
        var lines = new LinkedHashMap<String, List<Integer>>();
        paths.forEach((frame, path) ->
                lines.computeIfAbsent(path, _ -> new ArrayList<>()).add(frame.line()));
        var files = lines.entrySet().stream()
                .limit(MOST_FILES)
                .<SourceFile>mapMulti((it, them) -> got(forge.repositories().file(repository, it.getKey(), ref()))
                        .ifPresent(text -> them.accept(new SourceFile(it.getKey(), text, it.getValue()))))
                .toList();
        var commits = rollouts().stream()
                .flatMap(it -> it.changes().stream())
                .map(Inquiry::commit)
                .toList();
        return new Suspicion(incident.kind(), incident.message(), incident.trace(), incident.related(), files, commits);
    }

    private static Suspicion.Commit commit(Change it) {
        return new Suspicion.Commit(it.sha(), it.title(), it.author());
    }

    private static <T> Optional<T> got(Answer<T> answer) {
        return switch (answer) {
            case Got<T>(var value) -> Optional.of(value);
            case Failed<T> _ -> Optional.empty();
        };
    }
}
