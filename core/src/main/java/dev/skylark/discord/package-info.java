/**
 * What Discord understands: messages, forms, replies, and how a reply is edited later.
 * A message says what; only {@link MessageJson} knows components, colours and limits.
 * Functions and the voice worker both speak through this package.
 */
@NullMarked
package dev.skylark.discord;

import org.jspecify.annotations.NullMarked;
