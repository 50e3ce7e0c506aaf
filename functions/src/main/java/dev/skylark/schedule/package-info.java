/**
 * Commands that are done at certain times, in the name of the person who planned them: asked for in plain words, shown
 * before they are kept, run by the cloud's own scheduler, and written down.
 */
@NullMarked
package dev.skylark.schedule;

import org.jspecify.annotations.NullMarked;
