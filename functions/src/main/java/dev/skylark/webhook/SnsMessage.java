package dev.skylark.webhook;

import dev.skylark.json.Json;
import java.util.regex.Pattern;

/**
 * What a topic of SNS sends to an HTTPS address. {@code subject} is empty where there is none, and so are
 * {@code subscribeAddress} and {@code token} in a notification. Nothing of it is proven until {@link SnsSignature} says so.
 */
public record SnsMessage(
        Type type,
        String id,
        String topicArn,
        String subject,
        String message,
        String timestamp,
        String subscribeAddress,
        String token,
        String signatureVersion,
        String signature,
        String certificateAddress) {

    /** What it is for. */
    public enum Type {
        NOTIFICATION("Notification"),
        SUBSCRIPTION_CONFIRMATION("SubscriptionConfirmation"),
        UNSUBSCRIBE_CONFIRMATION("UnsubscribeConfirmation");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        private static Type read(String word) {
            for (var type : values()) {
                if (type.word.equals(word)) {
                    return type;
                }
            }
            throw new Unreadable(
                    "Type must be one of Notification, SubscriptionConfirmation, UnsubscribeConfirmation.");
        }
    }

    // A region becomes part of a host that we trust: sns.s3-us-west-2.amazonaws.com would be somebody's bucket.
    private static final Pattern TOPIC = Pattern.compile(
            "arn:aws(?:-[a-z]{2,10}){0,2}:sns:" + "[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\\d{1,2}:\\d{12}:[\\w.-]{1,256}");

    // https://docs.aws.amazon.com/sns/latest/dg/http-notification-json.html
    /** Throws {@link Unreadable} where something is missing. */
    public static SnsMessage read(Json body) {
        var type = Type.read(body.at("Type").text());
        var topic = required(body, "TopicArn");
        if (!TOPIC.matcher(topic).matches()) {
            throw new Unreadable("TopicArn must be the ARN of a topic of SNS.");
        }
        var confirmation = type != Type.NOTIFICATION;
        return new SnsMessage(
                type,
                required(body, "MessageId"),
                topic,
                body.at("Subject").text(),
                required(body, "Message"),
                required(body, "Timestamp"),
                confirmation ? required(body, "SubscribeURL") : "",
                confirmation ? required(body, "Token") : "",
                required(body, "SignatureVersion"),
                required(body, "Signature"),
                required(body, "SigningCertURL"));
    }

    private static String required(Json body, String name) {
        var text = body.at(name).text();
        if (text.isEmpty()) {
            throw new Unreadable("%s is required in a message of SNS.".formatted(name));
        }
        return text;
    }

    public String region() {
        return topicArn.split(":", -1)[3];
    }

    public String account() {
        return topicArn.split(":", -1)[4];
    }

    /** What AWS has signed: names and values in the order of their bytes, each on its line. */
    String signed() {
        var lines = new StringBuilder();
        line(lines, "Message", message);
        line(lines, "MessageId", id);
        if (type != Type.NOTIFICATION) {
            line(lines, "SubscribeURL", subscribeAddress);
        } else if (!subject.isEmpty()) {
            line(lines, "Subject", subject);
        }
        line(lines, "Timestamp", timestamp);
        if (type != Type.NOTIFICATION) {
            line(lines, "Token", token);
        }
        line(lines, "TopicArn", topicArn);
        line(lines, "Type", type.word());
        return lines.toString();
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append(name).append('\n').append(value).append('\n');
    }
}
