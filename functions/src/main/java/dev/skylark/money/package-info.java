/**
 * Amounts with their currency.
 * Everything is reckoned in dollars, as AWS bills it, and shown in the guild's money.
 * Nothing is rounded before it is shown.
 */
@NullMarked
package dev.skylark.money;

import org.jspecify.annotations.NullMarked;
