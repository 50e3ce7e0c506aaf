/**
 * Items in tables, in the few ways in which the house uses them: read one, write one under a condition, ask for a range.
 * Only this package speaks DynamoDB's language; adapters of ports speak this one.
 * There is no way to scan a table here.
 */
@NullMarked
package dev.skylark.data;

import org.jspecify.annotations.NullMarked;
