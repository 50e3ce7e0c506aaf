package dev.skylark.account;

import dev.skylark.discord.Pause;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** All that we use of one service. */
public record Outlet(Grants grants, Shelf shelf) {

    /** All services over HTTP, each at its place. */
    public static Map<Provider, Outlet> all(Function<Provider, Site> place, Pause pause, Clock clock) {
        var http = Wire.http();
        var all = new EnumMap<Provider, Outlet>(Provider.class);
        for (var provider : Provider.values()) {
            all.put(provider, of(provider, new Wire(place.apply(provider), http, pause, Wire.PATIENCE), clock));
        }
        return all;
    }

    static Outlet of(Provider provider, Wire wire, Clock clock) {
        return switch (provider) {
            case SPOTIFY -> new Outlet(new OAuthGrants(provider, wire, clock), new SpotifyShelf(wire));
            case YOUTUBE -> new Outlet(new OAuthGrants(provider, wire, clock), new YouTubeShelf(wire));
            case SOUNDCLOUD -> new Outlet(new OAuthGrants(provider, wire, clock), new SoundCloudShelf(wire));
            case APPLE -> new Outlet(new AppleGrants(wire.site(), clock), new AppleShelf(wire, clock));
        };
    }
}
