package dev.skylark.house.broken.work;

/** Known by a command. */
public final class Work {}
