package dev.skylark.house.broken.entry;

/** Part of a house that breaks every rule. */
public final class Door {}
