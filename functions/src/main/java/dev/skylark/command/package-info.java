/**
 * A command as a value, and everything that follows from it.
 * Registration, routing, forms, buttons, help and the README are functions of the same list.
 * Handlers return a reply; nothing here talks to Discord.
 */
@NullMarked
package dev.skylark.command;

import org.jspecify.annotations.NullMarked;
