/**
 * What servers cost: by the bill of AWS where it is there, by our own meter and the price list where it is not.
 * Budgets are kept by our own meter, which is never a day late.
 * Questions that cost money are asked rarely, and counted.
 */
@NullMarked
package dev.skylark.cost;

import org.jspecify.annotations.NullMarked;
