package dev.skylark.account;

import dev.skylark.account.Away.Why;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** {@link Grants} of Apple Music, which has no OAuth: a script of Apple asks on our own page, and says a token. */
final class AppleGrants implements Grants {

    private static final Pattern TOKEN = Pattern.compile("[!-~]{20,2000}+");

    /** About as long as Apple's are good; it says no word about it. */
    private static final Duration LIFE = Duration.ofDays(180);

    private final Site site;
    private final Clock clock;

    AppleGrants(Site site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    @Override
    public Departure leave(Client client, URI back, String state, String challenge) throws Away {
        return new Departure.Here(site.door(), AppleKey.developerToken(client, Site.origin(back), clock.instant()));
    }

    @Override
    public Tokens arrive(Client client, URI back, Map<String, String> said, String verifier) throws Away {
        var token = said.getOrDefault("token", "");
        if (!TOKEN.matcher(token).matches()) {
            throw new Away(Why.ODD, "this is no token");
        }
        return new Tokens(token, "", clock.instant().plus(LIFE));
    }

    @Override
    public Tokens renew(Client client, Tokens old) throws Away {
        throw new Away(Why.LINK_AGAIN, "Apple gives no new one");
    }

    @Override
    public boolean revoke(Client client, Tokens tokens) {
        return false;
    }
}
