/**
 * Voice in the sandbox's Discord: the voice gateway, version 8, and the datagrams of sound.
 * What a bot sends is opened here as any other client in the channel would open it, so that a page can play it.
 * It is written from Discord's documentation; nothing of any bot library is in it.
 */
@NullMarked
package dev.skylark.sandbox.voice;

import org.jspecify.annotations.NullMarked;
