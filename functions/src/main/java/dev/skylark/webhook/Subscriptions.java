package dev.skylark.webhook;

import java.net.URI;

/** Says to SNS that we want what a topic tells. */
@FunctionalInterface
public interface Subscriptions {

    /** Whether it is confirmed. The address was proven to be one of SNS. */
    boolean confirm(URI address);
}
