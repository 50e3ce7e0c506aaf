package dev.skylark.feature;

import java.util.Set;
import java.util.function.Supplier;

/**
 * A feature that is made when somebody first says one of its words. A fresh front door that is asked for one command
 * does not wait until a hundred others are made.
 */
public record Part(Set<String> words, Supplier<Feature> feature) {
    public Part {
        words = Set.copyOf(words);
    }
}
