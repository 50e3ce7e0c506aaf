/**
 * Finding music and making sound of it, with LavaPlayer.
 * Every address that somebody gives us is a stranger's: nothing here opens one of our own network.
 * What is decided about music is decided in the player.
 */
@NullMarked
package dev.skylark.lavaplayer;

import org.jspecify.annotations.NullMarked;
