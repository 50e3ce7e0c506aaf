/**
 * What others tell us over HTTPS, read: alerts in the formats of many systems, topics of SNS with their signatures.
 * A reader is a pure function of what was sent; what it cannot read it names in a sentence.
 * Who may tell us something is proven before anything is read.
 */
@NullMarked
package dev.skylark.webhook;

import org.jspecify.annotations.NullMarked;
