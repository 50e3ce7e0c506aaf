/**
 * Copies of everything that Skylark knows: made every night, tried every week, and put back when somebody needs what was.
 * DynamoDB keeps them; here is decided which are kept, and what of them a guild gets back.
 */
@NullMarked
package dev.skylark.backup;

import org.jspecify.annotations.NullMarked;
