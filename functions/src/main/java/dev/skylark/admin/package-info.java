/**
 * Help, setting up, and the commands by which people run Skylark itself.
 * They are always on: a guild can switch off every other feature with them.
 * What they decide stands in {@code access}.
 */
@NullMarked
package dev.skylark.admin;

import org.jspecify.annotations.NullMarked;
