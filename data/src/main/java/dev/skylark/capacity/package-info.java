/**
 * How many voice workers there are to be. Doors wake the first, and the last switches itself off.
 * Nothing here knows of music.
 */
@NullMarked
package dev.skylark.capacity;

import org.jspecify.annotations.NullMarked;
