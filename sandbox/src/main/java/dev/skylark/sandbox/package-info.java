/**
 * Skylark on a laptop: a Discord to talk to, its page, its clock, and things that can be made to happen.
 * The real doors run behind it; only what is outside of Skylark is played.
 * It is never deployed.
 */
@NullMarked
package dev.skylark.sandbox;

import org.jspecify.annotations.NullMarked;
