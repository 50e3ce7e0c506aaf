package dev.skylark.github;

import dev.skylark.github.Deployments.Waiting;
import dev.skylark.github.History.Blame;
import dev.skylark.github.History.Change;
import dev.skylark.github.History.Comparison;
import dev.skylark.github.History.Pull;
import dev.skylark.github.Repositories.FileChange;
import dev.skylark.github.Repositories.Filed;
import dev.skylark.github.Repositories.NewDraft;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One repository of {@link InMemoryGitHub}. */
final class InMemoryRepository {

    static final String MAIN = "main";
    static final String US = "skylark[bot]";
    private static final int MOST_CHANGES = 5;
    private static final Pattern CLOSES = Pattern.compile("Closes #(\\d{1,9}+)");

    /** A commit with what was before it, an empty text for the first. */
    private record Commit(Change change, String parent, InMemoryTree tree) {}

    final String name;
    final List<InMemoryFiling> filings = new ArrayList<>();
    final List<Waiting> waiting = new ArrayList<>();
    private final Clock clock;
    private final Map<String, Commit> commits = new HashMap<>();
    private final Map<String, String> branches = new TreeMap<>();
    private final Map<String, Pull> pulls = new HashMap<>();

    InMemoryRepository(String name, Clock clock, Map<String, String> files) {
        this.name = name;
        this.clock = clock;
        commit(MAIN, "octocat", "Begin", files);
    }

    static String url(String name) {
        return "https://github.com/" + name;
    }

    String url() {
        return url(name);
    }

    boolean hasBranch(String branch) {
        return branches.containsKey(branch);
    }

    /** The commit that a branch, a revision or nothing (which is main) means. */
    String head(String ref) {
        return branches.getOrDefault(ref.isEmpty() ? MAIN : ref, ref);
    }

    Optional<InMemoryTree> at(String ref) {
        return Optional.ofNullable(commits.get(head(ref))).map(Commit::tree);
    }

    Change commit(String branch, String author, String title, Map<String, String> changes) {
        var number = commits.size() + 1;
        var sha = UUID.nameUUIDFromBytes((name + number).getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "")
                + "%08x".formatted(number);
        var change = new Change(sha, author, clock.instant(), title, url() + "/commit/" + sha, Optional.empty());
        commits.put(
                sha,
                new Commit(
                        change,
                        branches.getOrDefault(branch, ""),
                        at(branch).orElse(InMemoryTree.EMPTY).with(changes, sha)));
        branches.put(branch, sha);
        return change;
    }

    InMemoryFiling filing(int number) {
        return filings.get(number - 1);
    }

    InMemoryFiling file(Filed.Kind kind, String branch, String title, String body, List<String> labels) {
        var it = new InMemoryFiling(kind, filings.size() + 1, url(), branch, title, body);
        it.labels.add(Markers.LABEL);
        it.labels.addAll(labels);
        filings.add(it);
        return it;
    }

    InMemoryFiling draft(NewDraft draft, String base) {
        branches.putIfAbsent(draft.branch(), head(base));
        var tree = at(draft.branch()).orElseThrow();
        var changes = draft.files().stream()
                .filter(it -> !tree.text(it.path()).equals(Optional.of(it.content())))
                .toList();
        if (!changes.isEmpty()) {
            var title = changes.stream().map(FileChange::message).distinct().collect(Collectors.joining("\n"));
            commit(
                    draft.branch(),
                    US,
                    title,
                    changes.stream().collect(Collectors.toMap(FileChange::path, FileChange::content)));
        }
        var open = filings.stream()
                .filter(it -> it.isOpen && it.branch.equals(draft.branch()))
                .findFirst();
        open.ifPresent(it -> it.labels.addAll(draft.labels()));
        return open.orElseGet(
                () -> file(Filed.Kind.PULL_REQUEST, draft.branch(), draft.title(), draft.body(), draft.labels()));
    }

    Change merge(InMemoryFiling pull, String author) {
        var branch = at(pull.branch).orElseThrow();
        var fork = fork(MAIN, pull.branch);
        var changes = new TreeMap<String, String>();
        branch.differing(fork).forEach(it -> branch.text(it).ifPresent(text -> changes.put(it, text)));
        var commit = commit(MAIN, author, pull.title + " (#" + pull.number + ")", changes);
        pulls.put(commit.sha(), new Pull(pull.number, pull.filed().url()));
        pull.isOpen = false;
        CLOSES.matcher(pull.body)
                .results()
                .map(it -> Integer.parseInt(it.group(1)))
                .filter(it -> it >= 1 && it <= filings.size())
                .forEach(it -> filing(it).isOpen = false);
        return commit;
    }

    Blame blame(String path, int line, String ref) {
        var writer = at(ref).flatMap(it -> it.writer(path, line)).map(this::withPull);
        return writer.isPresent()
                ? new Blame(true, List.of(writer.get()))
                : new Blame(
                        false,
                        line(ref)
                                .filter(it ->
                                        !it.tree().text(path).equals(before(it).text(path)))
                                .map(Commit::change)
                                .limit(MOST_CHANGES)
                                .toList());
    }

    private Change withPull(String sha) {
        var it = commit(sha).change();
        return new Change(
                it.sha(), it.author(), it.at(), it.title(), it.url(), Optional.ofNullable(pulls.get(it.sha())));
    }

    Comparison compare(String base, String head) {
        var known = revisions(base);
        var fresh = line(head)
                .map(Commit::change)
                .takeWhile(it -> !known.contains(it.sha()))
                .toList();
        return new Comparison(
                url() + "/compare/" + base + "..." + head,
                fresh.size(),
                fresh,
                List.copyOf(at(head).orElseThrow().differing(fork(base, head))));
    }

    /** What both have come from. */
    private InMemoryTree fork(String one, String other) {
        var known = revisions(one);
        return line(other)
                .filter(it -> known.contains(it.change().sha()))
                .map(Commit::tree)
                .findFirst()
                .orElse(InMemoryTree.EMPTY);
    }

    private Set<String> revisions(String ref) {
        return line(ref).map(it -> it.change().sha()).collect(Collectors.toSet());
    }

    /** All commits from this one back to the first. */
    private Stream<Commit> line(String ref) {
        return Stream.iterate(head(ref), it -> !it.isEmpty(), it -> commit(it).parent())
                .map(this::commit);
    }

    private InMemoryTree before(Commit it) {
        return it.parent().isEmpty() ? InMemoryTree.EMPTY : commit(it.parent()).tree();
    }

    private Commit commit(String sha) {
        return Optional.ofNullable(commits.get(sha)).orElseThrow();
    }
}
