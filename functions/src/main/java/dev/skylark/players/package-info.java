/**
 * How many people play on a server, asked in the game's own protocol.
 * What is said and heard are bytes of strangers: each reader takes any bytes and never fails.
 */
@NullMarked
package dev.skylark.players;

import org.jspecify.annotations.NullMarked;
