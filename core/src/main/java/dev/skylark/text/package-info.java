/**
 * What people read, one bundle a language.
 * English is complete; another language falls back to it line by line.
 * The language is the one that Discord says the reader uses.
 */
@NullMarked
package dev.skylark.text;

import org.jspecify.annotations.NullMarked;
