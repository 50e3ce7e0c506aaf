/**
 * What Skylark writes down about itself: lines for people who look for a cause, figures for dashboards.
 * One port; how it is written depends on the door, because the front door cannot afford a logging framework.
 * Whatever goes in is redacted on its way out.
 */
@NullMarked
package dev.skylark.journal;

import org.jspecify.annotations.NullMarked;
