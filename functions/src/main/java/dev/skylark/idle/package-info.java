/**
 * Stops servers that nobody uses, after saying so, and wakes them when somebody wants to play.
 * Everything that is switched on must say for the whole time that a server is idle; what is not known stops nothing.
 */
@NullMarked
package dev.skylark.idle;

import org.jspecify.annotations.NullMarked;
