/**
 * The logs of a guild's services: where they are, reading and following them, asking them questions, finding errors.
 * What leaves for Discord has its secrets masked.
 * Who may read which log group is said by the group's own tag.
 */
@NullMarked
package dev.skylark.log;

import org.jspecify.annotations.NullMarked;
