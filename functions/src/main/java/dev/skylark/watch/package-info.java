/**
 * Who watches those who watch: a small program of its own, best in another region, that says so when the house no longer looks
 * after itself.
 * It shares nothing with the house but one item that it reads.
 */
@NullMarked
package dev.skylark.watch;

import org.jspecify.annotations.NullMarked;
