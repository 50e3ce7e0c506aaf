/**
 * What the stacks promise, read from their templates.
 * The templates are made once for all tests; making them needs node.
 * The deployment script is run for real, against programs that only say what the real ones would.
 */
@NullMarked
package dev.skylark.infra;

import org.jspecify.annotations.NullMarked;
