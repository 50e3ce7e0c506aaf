/**
 * Advice from a language model, where a guild wants it: what it costs is said, what it says is marked as its own.
 * An answer that cannot be read is refused.
 * Nothing here acts.
 */
@NullMarked
package dev.skylark.advice;

import org.jspecify.annotations.NullMarked;
