/**
 * How Skylark itself is.
 * Each feature says what can be wrong with it.
 * Anyone may look.
 */
@NullMarked
package dev.skylark.health;

import org.jspecify.annotations.NullMarked;
