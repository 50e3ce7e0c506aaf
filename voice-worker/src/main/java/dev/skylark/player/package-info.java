/**
 * What plays in a guild and what becomes of it when somebody says or something happens: decided here, carried out elsewhere.
 * Nothing in here knows Discord's library, the decoder or AWS; time comes in from outside.
 * Beside the decisions stand the ports through which they are carried out.
 */
@NullMarked
package dev.skylark.player;

import org.jspecify.annotations.NullMarked;
