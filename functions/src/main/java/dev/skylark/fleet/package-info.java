/**
 * Servers, wherever they run: in regions and accounts of AWS, or in a game panel.
 * What the cloud is asked, how it answers, and what we remember of it for half a minute.
 * It knows nothing of commands or money.
 */
@NullMarked
package dev.skylark.fleet;

import org.jspecify.annotations.NullMarked;
