package dev.skylark.account;

import dev.skylark.voice.Wanted;

/** What stands in somebody's library at a service. */
public interface Shelf {

    /** As many songs as anybody listens to in a day and a night. */
    int MOST_SONGS = 500;

    int MOST_PLAYLISTS = 200;

    Listed<Playlist> playlists(Client client, Tokens tokens) throws Away;

    Listed<Wanted> liked(Client client, Tokens tokens) throws Away;

    Listed<Wanted> songs(Client client, Tokens tokens, String playlist) throws Away;
}
