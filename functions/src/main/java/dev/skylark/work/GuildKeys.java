package dev.skylark.work;

import java.util.Optional;

/** The keys to other systems that guilds bring, each of one guild's own, by the address or the name of the system. */
public interface GuildKeys {

    Optional<String> key(String guild, String address);

    void keep(String guild, String address, String key);
}
