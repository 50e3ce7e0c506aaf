/**
 * When something shall be done again: cron in its dialects, rates, moments and plain words, read into one timetable that
 * knows its next runs. Pure; nothing here looks at a clock or speaks to a cloud.
 */
@NullMarked
package dev.skylark.cron;

import org.jspecify.annotations.NullMarked;
