/**
 * What the tests of every module share.
 * Nothing here knows a feature.
 * It travels as the test-jar of core.
 */
@NullMarked
package dev.skylark;

import org.jspecify.annotations.NullMarked;
