package dev.skylark.house.broken.admin;

import dev.skylark.house.broken.entry.Door;
import dev.skylark.house.broken.game.Game;

/** Knows the entrance, another feature that knows it too, the AWS SDK and the environment. */
public final class Cycle {
    public Door door() {
        return new Door();
    }

    public Class<?> sdk() {
        return software.amazon.awssdk.services.dynamodb.DynamoDbClient.class;
    }

    public String environment() {
        return System.getenv().toString() + new Game();
    }
}
