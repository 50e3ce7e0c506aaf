/**
 * Labs: how long a cold front door takes, how much a warm one carries, and what its parts cost.
 * Everything is measured beside a rival in the same run and told as a ratio, for machines differ and days too.
 * Never deployed.
 */
@NullMarked
package dev.skylark.bench;

import org.jspecify.annotations.NullMarked;
