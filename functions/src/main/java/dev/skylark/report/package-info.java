/**
 * What a day, a week or a month was like: uptime, money, what was done.
 * By command, by menu, and by subscription at an hour of the guild's own choice.
 * Numbers as text, as pictures and as CSV.
 */
@NullMarked
package dev.skylark.report;

import org.jspecify.annotations.NullMarked;
