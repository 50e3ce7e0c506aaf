/**
 * DAVE, the encryption from end to end of Discord's voice: the voice gateway's side of it, and listeners in plain Java
 * who agree on a group key by MLS and open what they are sent.
 * Written from the protocol's paper, https://github.com/discord/dave-protocol, and from nobody's code.
 */
@NullMarked
package dev.skylark.sandbox.dave;

import org.jspecify.annotations.NullMarked;
