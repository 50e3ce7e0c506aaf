package dev.skylark.discord;

/** One thing to choose: what a person reads and what we are told. */
public record Choice(String name, String value) {}
