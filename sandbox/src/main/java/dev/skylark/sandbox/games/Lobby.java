package dev.skylark.sandbox.games;

import java.util.ArrayList;
import java.util.List;

/** Who is on a server. */
final class Lobby {

    static final int PLACES = 20;

    private static final List<String> NAMES =
            List.of("Ann", "Bob", "^1Cleo", "Dora", "Emil", "Fritz", "Gül", "Hugo", "Ines", "Jo");

    private final List<String> here = new ArrayList<>();

    synchronized List<String> names() {
        return List.copyOf(here);
    }

    synchronized void join(int count) {
        for (int left = count; left > 0 && here.size() < PLACES; left--) {
            var round = here.size() / NAMES.size();
            here.add(NAMES.get(here.size() % NAMES.size()) + (round == 0 ? "" : "_" + round));
        }
    }

    synchronized void leave(int count) {
        for (int left = count; left > 0 && !here.isEmpty(); left--) {
            here.removeLast();
        }
    }
}
