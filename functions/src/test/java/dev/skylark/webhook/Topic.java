package dev.skylark.webhook;

import dev.skylark.data.Store;
import dev.skylark.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A topic of SNS that signs what it sends, with a certificate made for the test. */
public final class Topic {

    public static final String CERTIFICATE =
            "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem";

    private static final KeyPair OTHERS = SelfSigned.keyPair();
    private static final Topic GENUINE =
            new Topic(SelfSigned.of(SelfSigned.keyPair(), "sns.amazonaws.com", "", Store.NOON.minusSeconds(86_400)));

    private final SelfSigned own;

    private Topic(SelfSigned own) {
        this.own = own;
    }

    public static Topic genuine() {
        return GENUINE;
    }

    /** One whose certificate has this name, and this other one if it is not empty, and is good for ten days. */
    static Topic of(String name, String otherName, Instant start) {
        return new Topic(SelfSigned.of(OTHERS, name, otherName, start));
    }

    public X509Certificate certificate() {
        return own.certificate();
    }

    byte[] pem() {
        try {
            return ("-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(own.certificate().getEncoded())
                            + "\n-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    public static Json.Fields notification(String topic, String id, String subject, String message, Instant at) {
        return message("Notification", topic, id, message, at).withIf(!subject.isEmpty(), "Subject", subject);
    }

    public static Json.Fields confirmation(String topic, String id, Instant at) {
        return message("SubscriptionConfirmation", topic, id, "You have chosen to subscribe to the topic.", at)
                .with("Token", "2336412f37")
                .with(
                        "SubscribeURL",
                        "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=%s&Token=2336412f37"
                                .formatted(topic));
    }

    private static Json.Fields message(String type, String topic, String id, String message, Instant at) {
        return Json.fields()
                .with("Type", type)
                .with("MessageId", id)
                .with("TopicArn", topic)
                .with("Message", message)
                .with("Timestamp", at.toString())
                .with("SigningCertURL", CERTIFICATE);
    }

    public Json.Fields signed(Json.Fields message) {
        return signed(message, "2");
    }

    // https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html
    Json.Fields signed(Json.Fields message, String version) {
        var names = message.at("Type").text().equals("Notification")
                ? List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
                : List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
        var text = new StringBuilder();
        for (var name : names) {
            if (message.at(name).isText()) {
                text.append(name).append('\n').append(message.at(name).text()).append('\n');
            }
        }
        return message.with("SignatureVersion", version).with("Signature", signature(text.toString(), version));
    }

    private String signature(String text, String version) {
        try {
            var signer = Signature.getInstance(
                    Map.of("1", "SHA1withRSA", "2", "SHA256withRSA").getOrDefault(version, "SHA512withRSA"));
            signer.initSign(own.keys().getPrivate());
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }
}
