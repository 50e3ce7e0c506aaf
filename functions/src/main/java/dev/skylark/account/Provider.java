package dev.skylark.account;

import java.util.Locale;

/** The services at which people have accounts. */
public enum Provider {
    SPOTIFY("Spotify"),
    YOUTUBE("YouTube"),
    SOUNDCLOUD("SoundCloud"),
    APPLE("Apple Music");

    private final String title;

    Provider(String title) {
        this.title = title;
    }

    /** As it calls itself. */
    public String title() {
        return title;
    }

    /** As it stands in addresses, options and secrets. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
