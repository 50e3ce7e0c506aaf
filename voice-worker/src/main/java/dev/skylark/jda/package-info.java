/**
 * The connection to Discord's gateway and voice channels, with JDA and its end-to-end encryption.
 * Sound leaves only where it is encrypted as the channel wants it.
 * What is decided about music is decided in the player.
 */
@NullMarked
package dev.skylark.jda;

import org.jspecify.annotations.NullMarked;
