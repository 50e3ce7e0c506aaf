package dev.skylark.upkeep;

import dev.skylark.fleet.Answer;
import dev.skylark.table.Table;

/** Whether the database takes away by itself what has expired. */
@FunctionalInterface
public interface Lifetimes {

    Answer<Boolean> end(Table table);
}
