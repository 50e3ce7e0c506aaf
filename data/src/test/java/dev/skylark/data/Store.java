package dev.skylark.data;

import dev.skylark.table.Table;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Where a port keeps what it keeps. A contract holds in each of them. */
public enum Store {
    /** The twin for tests. */
    MEMORY {
        @Override
        public <T> T open(Supplier<T> twin, Function<Tables, T> adapter) {
            return twin.get();
        }
    },
    /** DynamoDB Local in this process. */
    EMBEDDED {
        @Override
        public <T> T open(Supplier<T> twin, Function<Tables, T> adapter) {
            return adapter.apply(new Tables(EmbeddedDynamo.shared().client()));
        }
    },
    /** Through HTTP, by people who know DynamoDB and not us. */
    MOTO {
        @Override
        public <T> T open(Supplier<T> twin, Function<Tables, T> adapter) {
            return adapter.apply(new Tables(moto()));
        }
    };

    /**
     * When tests take place: far ahead, because DynamoDB Local deletes within a second what has expired by the
     * computer's clock.
     */
    public static final Instant NOON = Instant.parse("2051-06-01T12:00:00Z");

    private static final AtomicInteger IDS = new AtomicInteger();
    private static @Nullable DynamoDbClient moto;

    /** The tables of one database. */
    public record Tables(DynamoDbClient client) {
        public Rows rows(Table table) {
            return new Rows(() -> client, () -> EmbeddedDynamo.name(table));
        }
    }

    public abstract <T> T open(Supplier<T> twin, Function<Tables, T> adapter);

    /** The id of a guild or of anything else that no other test has. */
    public static String newId() {
        return "9200000000" + "%08d".formatted(IDS.incrementAndGet());
    }

    private static synchronized DynamoDbClient moto() {
        var known = moto;
        if (known == null) {
            known = oneAtATime(Moto.client(DynamoDbClient.builder()));
            EmbeddedDynamo.createTables(known);
            moto = known;
        }
        return known;
    }

    /**
     * Moto looks at a condition and writes in two steps with no lock around them, so what it answers to many at once
     * proves nothing. It hears the same requests one after the other; who is truly at once is shown on EMBEDDED.
     */
    private static DynamoDbClient oneAtATime(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (self, method, arguments) -> {
                    synchronized (client) {
                        try {
                            return method.invoke(client, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    }
                });
    }
}
