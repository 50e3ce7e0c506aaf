/**
 * The container that stays connected: its start, its end, and what it is told to do.
 * It knows the libraries' adapters, they know the player, and the player knows only core.
 * Music and voice sessions move in here.
 */
@NullMarked
package dev.skylark.worker;

import org.jspecify.annotations.NullMarked;
