/**
 * What became true outside, told to everybody in the house who wants to know.
 * A fact may come twice, late or in the wrong order; whoever hears it looks at its time.
 * Nobody answers a fact.
 */
@NullMarked
package dev.skylark.fact;

import org.jspecify.annotations.NullMarked;
