/**
 * The gateway of the sandbox's Discord, version 10: the connection over which a bot hears what happens in its guilds.
 * It is written from Discord's documentation; nothing of any bot library is in it.
 */
@NullMarked
package dev.skylark.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
