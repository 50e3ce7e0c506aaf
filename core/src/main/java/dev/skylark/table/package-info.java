/**
 * Every table, declared once.
 * The stack, the embedded database and the tests all create them from here.
 * A table is one bounded context; the guild leads every key.
 */
@NullMarked
package dev.skylark.table;

import org.jspecify.annotations.NullMarked;
