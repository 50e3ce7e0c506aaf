package dev.skylark.github;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All files of {@link InMemoryGitHub} as they were at one commit, and which commit wrote each line of them. */
record InMemoryTree(Map<String, String> files, Map<String, List<String>> writers) {

    static final InMemoryTree EMPTY = new InMemoryTree(Map.of(), Map.of());

    InMemoryTree with(Map<String, String> changes, String sha) {
        var texts = new TreeMap<>(files);
        var writing = new TreeMap<>(writers);
        changes.forEach((path, text) -> {
            texts.put(path, text);
            writing.put(
                    path,
                    kept(
                            lines(path),
                            writers.getOrDefault(path, List.of()),
                            text.lines().toList(),
                            sha));
        });
        return new InMemoryTree(texts, writing);
    }

    Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path));
    }

    List<String> paths() {
        return List.copyOf(new TreeSet<>(files.keySet()));
    }

    /** Who wrote the line, of which the first is 1. */
    Optional<String> writer(String path, int line) {
        var all = writers.getOrDefault(path, List.of());
        return line >= 1 && line <= all.size() ? Optional.of(all.get(line - 1)) : Optional.empty();
    }

    /** The paths whose text is another here than there. */
    Set<String> differing(InMemoryTree other) {
        var all = new TreeSet<>(files.keySet());
        all.addAll(other.files.keySet());
        all.removeIf(it -> text(it).equals(other.text(it)));
        return all;
    }

    private List<String> lines(String path) {
        return text(path).orElse("").lines().toList();
    }

    /** What is the same at the beginning and at the end keeps its writer, and lines between that stayed in their place. */
    private static List<String> kept(List<String> before, List<String> writers, List<String> after, String sha) {
        var result = new ArrayList<>(Collections.nCopies(after.size(), sha));
        var shorter = Math.min(before.size(), after.size());
        for (int i = 0; i < shorter; i++) {
            if (before.get(i).equals(after.get(i))) {
                result.set(i, writers.get(i));
            } else if (before.size() != after.size()) {
                break;
            }
        }
        for (int i = 1; i <= shorter && before.get(before.size() - i).equals(after.get(after.size() - i)); i++) {
            result.set(after.size() - i, writers.get(before.size() - i));
        }
        return List.copyOf(result);
    }
}
