/**
 * A small HTTP server for one laptop: routes, bodies with a limit, events that are pushed.
 * It listens on the loopback address only and answers every mistake with a sentence in JSON.
 * It knows nothing about Discord.
 */
@NullMarked
package dev.skylark.sandbox.http;

import org.jspecify.annotations.NullMarked;
