package dev.skylark.idle;

/** A server that is stopped when it is idle. Version 0 was never saved. */
record Watch(String guild, String server, String name, Terms terms, Track track, long version) {

    Watch with(Track other) {
        return new Watch(guild, server, name, terms, other, version);
    }

    Watch version(long other) {
        return new Watch(guild, server, name, terms, track, other);
    }
}
