package dev.skylark.fleet;

import java.time.Instant;
import java.util.Map;

/**
 * One server of a guild. Texts are empty where there is nothing to say; {@code launched} is when it was started last,
 * {@code changed} when its state changed as far as the cloud tells, both {@link Instant#EPOCH} where it does not.
 */
public record Server(
        String guild,
        Place place,
        String id,
        String name,
        State state,
        String type,
        String platform,
        String address,
        boolean keepsAddress,
        String privateAddress,
        String zone,
        Instant launched,
        Instant changed,
        boolean hibernates,
        boolean spot,
        Map<String, String> tags) {

    public static final String LINUX = "Linux";
    public static final String WINDOWS = "Windows";

    public Server {
        tags = Map.copyOf(tags);
    }

    /** The name that its people gave it, else its id. */
    public String called() {
        return name.isEmpty() ? id : name;
    }

    public Server with(State other, Instant since) {
        return new Server(
                guild,
                place,
                id,
                name,
                other,
                type,
                platform,
                address,
                keepsAddress,
                privateAddress,
                zone,
                launched,
                since,
                hibernates,
                spot,
                tags);
    }
}
