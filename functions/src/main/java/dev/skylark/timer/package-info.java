/**
 * What is to be done later, and when: a reminder, the end of an override, the report of every Monday.
 * The cloud's own scheduler keeps the time; nothing of ours ticks.
 * A job may come twice, so whoever does it looks first whether it is still due.
 */
@NullMarked
package dev.skylark.timer;

import org.jspecify.annotations.NullMarked;
