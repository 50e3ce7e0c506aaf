package dev.skylark.fleet;

import java.util.Optional;

/** The keys to game panels, each of one guild's own. */
public interface PanelKeys {

    Optional<String> key(String guild, String address);

    void keep(String guild, String address, String key);
}
