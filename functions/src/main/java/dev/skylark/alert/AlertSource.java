package dev.skylark.alert;

import dev.skylark.webhook.Format;
import java.util.regex.Pattern;

/**
 * Somebody who tells us what goes wrong, over HTTPS with a key of its own or through a topic of SNS ({@code topic} is its
 * ARN, else empty). The key is reckoned from the name and {@code generation}, so a new one is a number more.
 */
record AlertSource(
        String guild, String name, Format format, String service, String environment, String topic, long generation) {

    static final Pattern ADDRESS = Pattern.compile("(\\d{15,20})-([a-z0-9][a-z0-9-]{0,38})");

    /** As it stands in the address: the guild leads, so that nobody's source is another's. */
    String address() {
        return guild + "-" + name;
    }
}
