/**
 * How long servers ran: sessions with a beginning and an end, told by the cloud's own events.
 * A daily look at the servers repairs what an event did not tell.
 * Days are those of the guild's zone.
 */
@NullMarked
package dev.skylark.uptime;

import org.jspecify.annotations.NullMarked;
