package dev.skylark.log;

import dev.skylark.fact.Occurrence;
import dev.skylark.text.Sha256;
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
        var ids = delivery.events().stream().map(LogEvent::id).collect(Collectors.joining());
        return Sha256.hex(delivery.group() + "\n" + delivery.stream() + ids, NAME_BYTES);
    }
}
