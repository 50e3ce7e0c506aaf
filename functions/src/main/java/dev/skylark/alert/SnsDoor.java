package dev.skylark.alert;

import dev.skylark.fact.Notices;
import dev.skylark.http.Request;
import dev.skylark.http.Response;
import dev.skylark.http.Route;
import dev.skylark.json.Json;
import dev.skylark.webhook.SnsMessage;
import dev.skylark.webhook.SnsSignature;
import dev.skylark.webhook.SnsSignature.Verdict;
import dev.skylark.webhook.Subscriptions;
import dev.skylark.webhook.Unreadable;
import java.util.function.Supplier;

/**
 * Where topics of SNS speak that somebody has named, each at an address of its own: who may subscribe it to the topic has
 * the topic's leave. First whether it is the topic itself, then what it says.
 */
final class SnsDoor {

    private final AlertSources sources;
    private final Ear ear;
    private final SnsSignature signature;
    private final Supplier<Subscriptions> subscriptions;

    SnsDoor(AlertSources sources, Ear ear, SnsSignature signature, Supplier<Subscriptions> subscriptions) {
        this.sources = sources;
        this.ear = ear;
        this.signature = signature;
        this.subscriptions = subscriptions;
    }

    Route route() {
        return new Route("POST", "/webhooks/sns/*", this::notice);
    }

    private Response notice(Request request, String address) {
        try {
            var message = SnsMessage.read(Json.read(request.body()));
            return switch (signature.verdict(message, request.at())) {
                case Verdict.Forged(var reason) -> Response.refused(403, reason);
                case Verdict.Open(var reason) -> Response.refused(503, reason);
                case Verdict.Genuine() -> genuine(message, address, request);
            };
        } catch (Unreadable | Json.NotJson unreadable) {
            return Response.refused(400, String.valueOf(unreadable.getMessage()));
        }
    }

    private Response genuine(SnsMessage it, String address, Request request) {
        var source = sources.at(address).filter(one -> one.topic().equals(it.topicArn()));
        if (source.isEmpty()) {
            return Response.refused(
                    404,
                    "Nobody has named this topic for this address. An admin does so in Discord:"
                            + " /alert source add … topic:<its ARN>.");
        }
        return switch (it.type()) {
            case NOTIFICATION -> {
                Notices.read(it.subject(), it.message(), it.topicArn(), request.at())
                        .ifPresent(signal -> ear.hear(source.get(), it.id(), signal));
                yield Response.accepted("Taken in.");
            }
            case SUBSCRIPTION_CONFIRMATION ->
                SnsSignature.confirmation(it)
                                .filter(there -> subscriptions.get().confirm(there))
                                .isPresent()
                        ? Response.accepted("Subscribed.")
                        : Response.refused(503, "The subscription could not be confirmed now.");
            // Whoever may do that has done it; there is nothing to undo.
            case UNSUBSCRIBE_CONFIRMATION -> Response.accepted("Understood.");
        };
    }
}
