/**
 * Every setting and every function that we deploy, declared once.
 * The stack writes what the programs read, so nothing is spelled twice.
 * A missing or malformed setting is one clear sentence.
 */
@NullMarked
package dev.skylark.settings;

import org.jspecify.annotations.NullMarked;
