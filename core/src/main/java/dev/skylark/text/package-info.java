/**
 * What people read, one bundle a language.
 * English is complete; another language falls back to it line by line.
 * What is too long is cut here, and what needs a short name gets it here.
 * The language is the one that Discord says the reader uses.
 */
@NullMarked
package dev.skylark.text;

import org.jspecify.annotations.NullMarked;
