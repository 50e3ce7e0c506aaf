/**
 * Accounts that people bring: linked on our own page, sealed, and asked for names of playlists and songs.
 * No music comes from there; what is found is handed to whoever can play it.
 * Tokens are seen by this package alone.
 */
@NullMarked
package dev.skylark.account;

import org.jspecify.annotations.NullMarked;
