package dev.skylark.sandbox;

import dev.skylark.sandbox.discord.Discord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * How a sandbox is set up. An empty public key or token means the throw-away one of the state folder; port 0 is any free
 * one; {@code patience} is how long Discord waits for the door; {@code encrypted} is whether voice must be, from end to end.
 */
public record Setup(
        Path home, int port, String publicKey, String token, Clock wall, Duration patience, boolean encrypted) {

    public static Setup in(Path home, int port) {
        return new Setup(home, port, "", "", Clock.systemUTC(), Discord.PATIENCE, false);
    }

    public Setup with(String otherPublicKey, String otherToken) {
        return new Setup(home, port, otherPublicKey, otherToken, wall, patience, encrypted);
    }

    public Setup with(Clock otherWall) {
        return new Setup(home, port, publicKey, token, otherWall, patience, encrypted);
    }

    public Setup with(Duration otherPatience) {
        return new Setup(home, port, publicKey, token, wall, otherPatience, encrypted);
    }

    /** Whether voice is encrypted from end to end, as the real Discord demands. */
    public Setup encrypted(boolean wanted) {
        return new Setup(home, port, publicKey, token, wall, patience, wanted);
    }
}
