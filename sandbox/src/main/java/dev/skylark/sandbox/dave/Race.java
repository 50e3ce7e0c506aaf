package dev.skylark.sandbox.dave;

/** Every member answers a proposal with a commit, and the first one wins; here it is known beforehand whose that is. */
public enum Race {
    BOT_FIRST,
    LISTENERS_FIRST
}
