/**
 * The real doors of Skylark, moved into the sandbox: the same wiring as on Lambda over an embedded database.
 * What Lambda does between the doors, keeping an order until it is done, is done here by a folder of files.
 * The voice worker and the simulated cloud will live here too.
 */
@NullMarked
package dev.skylark.sandbox.house;

import org.jspecify.annotations.NullMarked;
