/**
 * Servers of games that are played: each answers in the real bytes of its game how many people are on it.
 * Nobody is, until somebody lets them join.
 */
@NullMarked
package dev.skylark.sandbox.games;

import org.jspecify.annotations.NullMarked;
