/**
 * Music in voice channels, as far as people say it: commands become orders for the voice worker, and what can be known without it is answered from the table.
 * Lists of tracks and the rules of a guild are kept here.
 * What plays is decided by the worker.
 */
@NullMarked
package dev.skylark.music;

import org.jspecify.annotations.NullMarked;
