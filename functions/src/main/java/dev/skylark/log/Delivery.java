package dev.skylark.log;

import dev.skylark.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What CloudWatch Logs brings at once: lines of one stream of one group, which belongs to an account. */
public record Delivery(String account, String group, String stream, List<LogEvent> events) {

    /** CloudWatch sends at most a megabyte packed; whoever sends more than this unpacked is not CloudWatch. */
    private static final int LARGEST = 64 * 1024 * 1024;

    /** What is brought cannot be read, and never will be. */
    public static final class Unreadable extends IllegalArgumentException {
        Unreadable(String why) {
            super("This is not a delivery of CloudWatch Logs: " + why);
        }
    }

    public Delivery {
        events = List.copyOf(events);
    }

    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
    public static Delivery read(Json event) {
        var data = Json.read(unpacked(event.at("awslogs").at("data").text()));
        return switch (data.at("messageType").text()) {
            case "DATA_MESSAGE" -> delivery(data, data.at("logEvents").items());
            // It only asks whether anybody is there.
            case "CONTROL_MESSAGE" -> delivery(data, List.of());
            default -> throw new Unreadable("it is of no known type");
        };
    }

    private static Delivery delivery(Json data, List<Json> events) {
        var stream = data.at("logStream").text();
        return new Delivery(
                data.at("owner").text(),
                data.at("logGroup").text(),
                stream,
                events.stream()
                        .map(it -> new LogEvent(
                                it.at("id").text(),
                                Instant.ofEpochMilli(it.at("timestamp").whole(0)),
                                stream,
                                it.at("message").text()))
                        .toList());
    }

    private static byte[] unpacked(String base64) {
        try (var unpacking =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
            var bytes = unpacking.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Unreadable("unpacked it is too large");
            }
            return bytes;
        } catch (IOException | IllegalArgumentException broken) {
            throw broken instanceof Unreadable unreadable ? unreadable : new Unreadable("it cannot be unpacked");
        }
    }
}
