/**
 * What goes wrong, kept as alerts that people can work with: shown once, silenced, taken over, resolved.
 * Doors record; one desk shows, and what it could not show it shows later.
 * Times, counts and states are facts in the table; what is said of them is reckoned from these.
 */
@NullMarked
package dev.skylark.alert;

import org.jspecify.annotations.NullMarked;
