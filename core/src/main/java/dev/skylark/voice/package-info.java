/**
 * What the doors and the voice worker say to each other about music.
 * Values only: neither of them knows how the other does it.
 */
@NullMarked
package dev.skylark.voice;

import org.jspecify.annotations.NullMarked;
