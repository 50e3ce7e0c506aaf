/**
 * The state folder of the sandbox: what survives a restart, the throw-away keys, the clock that can be moved.
 * Every file is replaced as a whole, so that a killed sandbox leaves none half written.
 * Deleting the folder is a fresh start.
 */
@NullMarked
package dev.skylark.sandbox.home;

import org.jspecify.annotations.NullMarked;
