/**
 * Ports to what Skylark lives on, for whoever wants to know how that is.
 * Each only looks, except the parking places of dead letters, from which one can also take.
 */
@NullMarked
package dev.skylark.care;

import org.jspecify.annotations.NullMarked;
