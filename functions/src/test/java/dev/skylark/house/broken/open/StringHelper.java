package dev.skylark.house.broken.open;

/** Named vaguely, and open for inheritance. */
public class StringHelper {}
