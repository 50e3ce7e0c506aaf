package dev.skylark.account;

/**
 * What lets a person through one time: from Discord to our page, or from a service back to it. {@code name} is what they
 * are called in Discord; {@code challenge} is what their browser's secret must hash to, empty while there is none.
 */
record Pass(String person, Provider provider, String name, String challenge) {}
