/**
 * A Discord that lives on a laptop: its guilds, people, messages, commands and interactions, and its REST as we use it.
 * It refuses what Discord refuses, with the same errors, and limits rates as Discord does.
 * Nothing in it is guessed from our own side: bodies are checked, not trusted.
 */
@NullMarked
package dev.skylark.sandbox.discord;

import org.jspecify.annotations.NullMarked;
