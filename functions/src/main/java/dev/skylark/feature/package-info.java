/**
 * What one part of Skylark brings to the house.
 * A feature is a value that the wiring lists.
 * Adding one is a package and a line.
 */
@NullMarked
package dev.skylark.feature;

import org.jspecify.annotations.NullMarked;
