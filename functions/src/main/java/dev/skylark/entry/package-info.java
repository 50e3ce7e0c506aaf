/**
 * The doors of Lambda, and the one place where adapters are made.
 * A door translates and hands on; it decides nothing.
 * Nobody depends on this package.
 */
@NullMarked
package dev.skylark.entry;

import org.jspecify.annotations.NullMarked;
