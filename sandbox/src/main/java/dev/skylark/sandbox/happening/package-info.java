/**
 * Things that can be made to happen on purpose: a role is given, Discord is down, a token expires.
 * Each is a value with its name, what it is about and what it does.
 * Other parts of the sandbox add their own to the list.
 */
@NullMarked
package dev.skylark.sandbox.happening;

import org.jspecify.annotations.NullMarked;
