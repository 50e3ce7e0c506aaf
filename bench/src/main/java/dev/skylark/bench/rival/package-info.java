/**
 * The same front door as it is usually written, to be measured against.
 * It is written as well as its style allows: clients are made once, nothing is slow on purpose.
 * Nothing else may use it.
 */
@NullMarked
package dev.skylark.bench.rival;

import org.jspecify.annotations.NullMarked;
