package dev.skylark.patience;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

/** Whom Skylark asks outside its house, and how patient it is with each. The table in docs/self-care.md says the same. */
public enum Neighbour {
    DISCORD("Discord", new Patience(4, ofMillis(500), ofSeconds(2), ofSeconds(30))),
    AWS("AWS", new Patience(4, ofSeconds(1), ofSeconds(4), ofSeconds(7))),
    /** Discord waits three seconds for us, and a voice worker must renew its lease while it lasts. */
    AWS_SOON(
            "AWS, where somebody waits: tables and secrets",
            new Patience(4, ofMillis(100), ofMillis(400), ofMillis(700))),
    /** Each request costs a cent. */
    COST_EXPLORER("Cost Explorer", Patience.none()),
    /** An answer takes most of the time there is. */
    MODEL("The language model", new Patience(2, ofSeconds(1), ofSeconds(1), ofSeconds(1))),
    GITHUB("GitHub", new Patience(3, ofMillis(500), ofSeconds(2), ofSeconds(8))),
    PANELS("Game panels", new Patience(4, ofSeconds(1), ofSeconds(4), ofSeconds(10))),
    MUSIC("Spotify, YouTube, SoundCloud, Apple Music", new Patience(2, ofMillis(500), ofMillis(500), ofSeconds(3))),
    WEB("Anything else on the web", new Patience(3, ofMillis(250), ofSeconds(1), ofSeconds(4)));

    private final String called;

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers and durations
    private final Patience patience;

    Neighbour(String called, Patience patience) {
        this.called = called;
        this.patience = patience;
    }

    public String called() {
        return called;
    }

    public Patience patience() {
        return patience;
    }
}
