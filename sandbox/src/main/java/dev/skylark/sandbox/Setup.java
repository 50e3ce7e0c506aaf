package dev.skylark.sandbox;

import dev.skylark.sandbox.discord.Discord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * How a sandbox is set up. An empty public key or token means the throw-away one of the state folder; port 0 is any free
 * one; {@code patience} is how long Discord waits for the door.
 */
public record Setup(Path home, int port, String publicKey, String token, Clock wall, Duration patience) {

    public static Setup in(Path home, int port) {
        return new Setup(home, port, "", "", Clock.systemUTC(), Discord.PATIENCE);
    }

    public Setup with(String otherPublicKey, String otherToken) {
        return new Setup(home, port, otherPublicKey, otherToken, wall, patience);
    }

    public Setup with(Clock otherWall) {
        return new Setup(home, port, publicKey, token, otherWall, patience);
    }

    public Setup with(Duration otherPatience) {
        return new Setup(home, port, publicKey, token, wall, otherPatience);
    }
}
