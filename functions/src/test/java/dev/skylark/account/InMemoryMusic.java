package dev.skylark.account;

import dev.skylark.account.Away.Why;
import dev.skylark.text.Sha256;
import dev.skylark.voice.Wanted;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Music services in memory: codes for one browser, refresh tokens for one time, a few playlists. */
public final class InMemoryMusic implements Grants, Shelf {

    private static final Duration LIFE = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, String> challenges = new HashMap<>();
    private final Set<String> access = new HashSet<>();
    private final Set<String> refresh = new HashSet<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<Playlist> playlists =
            new ArrayList<>(List.of(new Playlist("pl1", "Road *trip*", 2), new Playlist("pl2", "Late", 600)));

    public volatile @Nullable Why trouble;
    public final AtomicInteger renewals = new AtomicInteger();
    /** What happens in the middle of a renewal. */
    public volatile Runnable whileRenewing = () -> {};

    public InMemoryMusic(Clock clock) {
        this.clock = clock;
    }

    public Map<Provider, Outlet> outlets() {
        var all = new EnumMap<Provider, Outlet>(Provider.class);
        for (var provider : Provider.values()) {
            all.put(provider, new Outlet(this, this));
        }
        return all;
    }

    /** The person says yes on the service's page, whose address this is; the code that they are sent back with. */
    public synchronized String yes(URI page) {
        var code = "code-" + number.incrementAndGet();
        challenges.put(code, part(page, "code_challenge"));
        return code;
    }

    /** A part of an address after its question mark. */
    public static String part(URI page, String name) {
        for (var part : page.getRawQuery().split("&", -1)) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** All access tokens are good for nothing from now on. */
    public synchronized void forgetAccess() {
        access.clear();
    }

    public synchronized boolean isOpen() {
        return !access.isEmpty() || !refresh.isEmpty();
    }

    @Override
    public Departure leave(Client client, URI back, String state, String challenge) {
        return new Departure.To(
                URI.create("https://music.example/door?state=" + state + "&code_challenge=" + challenge));
    }

    @Override
    public synchronized Tokens arrive(Client client, URI back, Map<String, String> said, String verifier) throws Away {
        ready();
        var challenge = challenges.remove(said.getOrDefault("code", ""));
        var hashed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
        if (!hashed.equals(challenge)) {
            throw new Away(Why.LINK_AGAIN, "invalid_grant");
        }
        return fresh();
    }

    @Override
    public Tokens renew(Client client, Tokens old) throws Away {
        renewals.incrementAndGet();
        whileRenewing.run();
        synchronized (this) {
            ready();
            if (!refresh.remove(old.refresh())) {
                throw new Away(Why.LINK_AGAIN, "invalid_grant");
            }
            return fresh();
        }
    }

    @Override
    public synchronized boolean revoke(Client client, Tokens tokens) throws Away {
        ready();
        access.clear();
        refresh.clear();
        return true;
    }

    @Override
    public synchronized Listed<Playlist> playlists(Client client, Tokens tokens) throws Away {
        open(tokens);
        return new Listed<>(playlists, false);
    }

    @Override
    public synchronized Listed<Wanted> liked(Client client, Tokens tokens) throws Away {
        open(tokens);
        return new Listed<>(List.of(song(1)), false);
    }

    @Override
    public synchronized Listed<Wanted> songs(Client client, Tokens tokens, String playlist) throws Away {
        open(tokens);
        if (playlist.equals("pl2")) {
            var all = new ArrayList<Wanted>();
            for (int at = 1; at <= MOST_SONGS; at++) {
                all.add(song(at));
            }
            return new Listed<>(all, true);
        }
        return new Listed<>(List.of(song(1), song(2)), false);
    }

    private static Wanted song(int number) {
        return new Wanted("Song " + number, "Somebody", "DEA12345" + number, Duration.ofSeconds(180 + number));
    }

    private Tokens fresh() {
        var it = new Tokens(
                "access-" + number.incrementAndGet(),
                "refresh-" + number.get(),
                clock.instant().plus(LIFE));
        access.add(it.access());
        refresh.add(it.refresh());
        return it;
    }

    private void open(Tokens tokens) throws Away {
        ready();
        if (!access.contains(tokens.access()) || !tokens.until().isAfter(clock.instant())) {
            throw new Away(Why.LINK_AGAIN, "HTTP 401");
        }
    }

    private void ready() throws Away {
        var now = trouble;
        if (now != null) {
            throw new Away(now, "as the test wants it");
        }
    }
}
