/**
 * Numbers that people would rather see than read, drawn as PNG.
 * Drawn with a font of our own, so that it needs none of the machine.
 * What to draw comes in as plain values; what it means is said by whoever asks for it.
 */
@NullMarked
package dev.skylark.picture;

import org.jspecify.annotations.NullMarked;
