/**
 * Takes secrets out of whatever leaves the house.
 * Logs, metrics, errors and messages all pass through it.
 * It would rather hide too much than let one key through.
 */
@NullMarked
package dev.skylark.redact;

import org.jspecify.annotations.NullMarked;
