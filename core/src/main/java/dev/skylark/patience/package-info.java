/**
 * How often, and after how long, whoever is outside the house is asked again.
 * There is one way of it, and one row of numbers for each neighbour.
 */
@NullMarked
package dev.skylark.patience;

import org.jspecify.annotations.NullMarked;
