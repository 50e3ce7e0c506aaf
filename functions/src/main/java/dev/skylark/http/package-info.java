/**
 * What comes in over HTTPS besides Discord, and what is answered.
 * A route is a value that a feature brings.
 * Bodies are bytes until somebody has proven who sent them.
 */
@NullMarked
package dev.skylark.http;

import org.jspecify.annotations.NullMarked;
