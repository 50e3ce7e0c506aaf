/**
 * What programs write when they fail: stack traces of four languages, and what makes two failures the same.
 * Everything here is a pure function of text.
 * What it does not understand it leaves as it is.
 */
@NullMarked
package dev.skylark.trace;

import org.jspecify.annotations.NullMarked;
