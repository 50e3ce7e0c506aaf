package dev.skylark.alert;

import dev.skylark.fact.Fact.Noticed;
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

/** Where topics of SNS speak that somebody has named: first whether it is the topic itself, then what it says. */
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
        return new Route("POST", "/webhooks/sns", (request, _) -> notice(request));
    }

    private Response notice(Request request) {
        try {
            var message = SnsMessage.read(Json.read(request.body()));
            return switch (signature.verdict(message, request.at())) {
                case Verdict.Forged(var reason) -> Response.refused(403, reason);
                case Verdict.Open(var reason) -> Response.refused(503, reason);
                case Verdict.Genuine() -> genuine(message, request);
            };
        } catch (Unreadable | Json.NotJson unreadable) {
            return Response.refused(400, String.valueOf(unreadable.getMessage()));
        }
    }

    private Response genuine(SnsMessage it, Request request) {
        if (sources.of(it.topicArn()).isEmpty()) {
            return Response.refused(
                    404, "Nobody has named this topic. An admin does so in Discord: /alert source add … topic:<its ARN>.");
        }
        return switch (it.type()) {
            case NOTIFICATION -> {
                Notices.read(it.subject(), it.message(), it.topicArn(), request.at())
                        .ifPresent(signal -> ear.hear(
                                new Noticed(it.id(), it.account(), it.region(), it.topicArn(), signal)));
                yield Response.accepted("Taken in.");
            }
            case SUBSCRIPTION_CONFIRMATION ->
                SnsSignature.confirmation(it)
                                .filter(address -> subscriptions.get().confirm(address))
                                .isPresent()
                        ? Response.accepted("Subscribed.")
                        : Response.refused(503, "The subscription could not be confirmed now.");
            // Whoever may do that has done it; there is nothing to undo.
            case UNSUBSCRIBE_CONFIRMATION -> Response.accepted("Understood.");
        };
    }
}
