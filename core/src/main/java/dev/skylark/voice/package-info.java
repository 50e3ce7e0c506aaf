/**
 * The words that the doors and the voice worker have in common: what somebody wants to hear, what plays, and how a guild likes it.
 * The doors write orders and read what plays; the worker reads orders and writes what plays.
 * Nothing here decides anything.
 */
@NullMarked
package dev.skylark.voice;

import org.jspecify.annotations.NullMarked;
