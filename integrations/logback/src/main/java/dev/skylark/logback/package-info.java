/** Tells Skylark of errors that a program logs with Logback. */
@NullMarked
package dev.skylark.logback;

import org.jspecify.annotations.NullMarked;
