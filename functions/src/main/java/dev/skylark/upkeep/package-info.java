/**
 * Tidying up: every night, and when somebody asks. What should have gone by itself is taken away, what belongs to nobody and
 * what keeps growing is named.
 */
@NullMarked
package dev.skylark.upkeep;

import org.jspecify.annotations.NullMarked;
