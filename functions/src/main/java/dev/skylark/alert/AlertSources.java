package dev.skylark.alert;

import java.util.List;
import java.util.Optional;

/** Who may tell a guild's alerts from outside. */
interface AlertSources {

    List<AlertSource> all(String guild);

    Optional<AlertSource> find(String guild, String name);

    /** The one whose {@link AlertSource#address} this is. */
    default Optional<AlertSource> at(String address) {
        var parts = AlertSource.ADDRESS.matcher(address);
        return parts.matches() ? find(parts.group(1), parts.group(2)) : Optional.empty();
    }

    /** False when there are as many as there may be. */
    boolean set(AlertSource source);

    boolean remove(String guild, String name);

    /** Everybody's that this topic speaks to. */
    List<AlertSource> of(String topic);
}
