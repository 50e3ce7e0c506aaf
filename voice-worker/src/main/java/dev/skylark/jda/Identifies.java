package dev.skylark.jda;

/** Whose turn it is to begin a session with Discord. Who begins too many loses the bot's token. */
public interface Identifies {

    /** Waits until a session may be begun. */
    void await() throws InterruptedException;
}
