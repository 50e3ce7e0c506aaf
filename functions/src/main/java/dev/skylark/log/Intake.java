package dev.skylark.log;

import dev.skylark.fact.Occurrence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the errors in what CloudWatch Logs brings, for every guild that named the group. */
public final class Intake {

    private static final int NAME_BYTES = 9;

    private final LogSources sources;
    private final Incoming incoming;

    public Intake(LogSources sources, Incoming incoming) {
        this.sources = sources;
        this.incoming = incoming;
    }

    public void take(Delivery delivery) {
        if (delivery.events().isEmpty()) {
            return;
        }
        var name = name(delivery);
        sources.of(delivery.account(), delivery.group()).stream()
                .collect(Collectors.groupingBy(Source::guild))
                .forEach((guild, theirs) -> {
                    var found = theirs.stream()
                            .<Occurrence>mapMulti((source, each) ->
                                    Detector.find(source, delivery.events()).forEach(each))
                            .toList();
                    if (!found.isEmpty()) {
                        incoming.take(guild, name, List.copyOf(found));
                    }
                });
    }

    /** CloudWatch gives a delivery no name, and may bring it twice; its lines have ids that stay. */
    private static String name(Delivery delivery) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((delivery.group() + "\n" + delivery.stream()).getBytes(StandardCharsets.UTF_8));
            for (var event : delivery.events()) {
                digest.update(event.id().getBytes(StandardCharsets.UTF_8));
            }
            var bytes = Arrays.copyOf(digest.digest(), NAME_BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
