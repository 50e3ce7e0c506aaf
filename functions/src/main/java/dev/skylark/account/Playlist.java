package dev.skylark.account;

/** One of somebody's playlists; how many songs it has is -1 where the service does not say. */
public record Playlist(String id, String name, long songs) {}
