package dev.skylark.account;

/** An account that somebody linked, its tokens sealed. {@code mark} is another each time they are renewed. */
record Account(String person, Provider provider, String sealed, String mark) {}
