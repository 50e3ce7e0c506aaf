package dev.skylark.lavaplayer;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A library in memory, whose recordings are read from a site on this machine. */
final class InMemoryLibrary implements Library {

    private final Map<String, URI> addresses = new TreeMap<>();

    void put(String guild, String key, String address) {
        addresses.put(guild + "/" + key, URI.create(address));
    }

    @Override
    public List<Entry> search(String guild, String words) {
        var wanted = words.toLowerCase(Locale.ROOT).split("\\s+");
        return addresses.keySet().stream()
                .filter(it -> it.startsWith(guild + "/"))
                .map(it -> new Entry(it.substring(guild.length() + 1), 1))
                .filter(it -> Stream.of(wanted).allMatch(it.key().toLowerCase(Locale.ROOT)::contains))
                .toList();
    }

    @Override
    public Optional<URI> address(String guild, String key) {
        return Optional.ofNullable(addresses.get(guild + "/" + key));
    }
}
