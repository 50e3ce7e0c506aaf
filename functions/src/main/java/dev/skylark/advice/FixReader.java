package dev.skylark.advice;

import static java.util.Objects.requireNonNull;

import dev.skylark.advice.FixAnswer.Evidence;
import dev.skylark.advice.FixAnswer.Evidence.Logged;
import dev.skylark.advice.FixAnswer.Evidence.Source;
import dev.skylark.advice.FixAnswer.Hypothesis;
import dev.skylark.advice.FixAnswer.Refused;
import dev.skylark.advice.FixAnswer.Suggested;
import dev.skylark.advice.Patch.Change;
import dev.skylark.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Believes nothing of an answer that it cannot check against what was given. */
final class FixReader {

    private static final int MOST = 5;
    private static final int MOST_CHANGED = 200;
    private static final int LONGEST_CLAIM = 1_000;
    private static final Set<String> MEMBERS = Set.of("hypotheses", "patch");

    /** What runs with the rights of others, or says what this bot may do. */
    private static final List<String> FORBIDDEN = List.of(".github/", ".skylark/");

    private static final Set<String> STEPS = Set.of("", ".", "..");

    private final Shown shown;
    private final Map<String, String> files;

    FixReader(Suspicion given) {
        shown = Shown.of(given);
        files = given.files().stream()
                .filter(it -> shown.files().containsKey(it.path()))
                .collect(Collectors.toMap(SourceFile::path, SourceFile::text, (_, last) -> last));
    }

    FixAnswer read(String modelText) {
        var answer = OneObject.in(modelText).orElse(Json.fields());
        var said = answer.at("hypotheses").items();
        if (said.isEmpty() || !MEMBERS.containsAll(answer.members().keySet())) {
            return new Refused("not the JSON that was asked for");
        }
        if (!said.stream().allMatch(FixReader::isHypothesis)) {
            return new Refused("a hypothesis without a claim, evidence or a confidence");
        }
        var ranked = said.stream()
                .flatMap(it -> hypothesis(it).stream())
                .sorted(Comparator.comparingDouble(Hypothesis::confidence).reversed())
                .limit(MOST)
                .toList();
        if (ranked.isEmpty()) {
            return new Refused("no evidence that was given");
        }
        var written = answer.at("patch");
        if (written.isNothing()) {
            return new Suggested(ranked, Optional.empty());
        }
        var patch = Patch.read(written.text());
        var wrong = patch.map(this::wrong).orElse("a patch that is no unified diff");
        return wrong.isEmpty() ? new Suggested(ranked, patch) : new Refused(wrong);
    }

    private static boolean isHypothesis(Json it) {
        var claim = it.at("claim").text();
        var confidence = it.at("confidence").number(-1);
        return !claim.isBlank()
                && claim.length() <= LONGEST_CLAIM
                && !it.at("evidence").items().isEmpty()
                && confidence >= 0
                && confidence <= 1;
    }

    /** Nothing where one piece of its evidence was never given: who invents one may have invented all. */
    private Optional<Hypothesis> hypothesis(Json it) {
        var evidence = it.at("evidence").items().stream().map(this::evidence).toList();
        return evidence.stream().allMatch(Optional::isPresent)
                ? Optional.of(new Hypothesis(
                        it.at("claim").text(),
                        evidence.stream().flatMap(Optional::stream).toList(),
                        it.at("confidence").number(0)))
                : Optional.empty();
    }

    private Optional<Evidence> evidence(Json it) {
        var file = it.at("file");
        var line = Math.clamp(it.at(file.isNothing() ? "log" : "line").whole(0), 0, Integer.MAX_VALUE);
        if (file.isNothing()) {
            return shown.log().containsKey(line) ? Optional.of(new Logged(line)) : Optional.empty();
        }
        return shown.holds(file.text(), line) ? Optional.of(new Source(file.text(), line)) : Optional.empty();
    }

    /** Empty where nothing is. */
    private String wrong(Patch patch) {
        var paths = patch.changes().stream().map(Change::path).toList();
        if (paths.stream().anyMatch(FixReader::isOutside)) {
            return "a patch outside of the sources";
        }
        if (!files.keySet().containsAll(paths)) {
            return "a patch of a file that was not given";
        }
        if (paths.stream().distinct().count() < paths.size()) {
            return "a patch that names a file twice";
        }
        if (patch.size() > MOST_CHANGED) {
            return "a patch of more than " + MOST_CHANGED + " lines";
        }
        return patch.changes().stream()
                        .allMatch(it ->
                                it.apply(requireNonNull(files.get(it.path()))).isPresent())
                ? ""
                : "a patch that does not apply";
    }

    private static boolean isOutside(String path) {
        var name = path.toLowerCase(Locale.ROOT).replace('\\', '/');
        return FORBIDDEN.stream().anyMatch(name::startsWith)
                || Stream.of(name.split("/", -1)).anyMatch(STEPS::contains);
    }
}
