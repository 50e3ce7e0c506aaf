package dev.skylark.webhook;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import dev.skylark.webhook.SnsSignature.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a message is the topic's own, tried with everything that somebody could forge. */
final class SnsSignatureTest {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:111122223333:shop";
    private static final Json.Fields NOTIFICATION = Topic.notification(TOPIC, "m-1", "A subject", "Some\nwords", NOON);
    private static final Json.Fields CONFIRMATION = Topic.confirmation(TOPIC, "m-2", NOON);

    private final List<URI> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void what_the_topic_has_signed_is_genuine(String version) {
        var topic = Topic.genuine();
        var withoutSubject = Topic.notification(TOPIC, "m-3", "", "Ünïcödé 🔥", NOON);

        assertThat(verdict(topic.signed(NOTIFICATION, version))).isEqualTo(new Verdict.Genuine());
        assertThat(verdict(topic.signed(withoutSubject, version))).isEqualTo(new Verdict.Genuine());
        assertThat(verdict(topic.signed(CONFIRMATION, version))).isEqualTo(new Verdict.Genuine());
        assertThat(asked).containsOnly(URI.create(Topic.CERTIFICATE));
    }

    @Test
    void nobody_else_reads_more_into_it_than_the_documentation() {
        var more = NOTIFICATION
                .with("UnsubscribeURL", "https://sns.eu-central-1.amazonaws.com/?Action=Unsubscribe")
                .with("MessageAttributes", Json.fields());

        assertThat(verdict(Topic.genuine().signed(more))).isEqualTo(new Verdict.Genuine());
    }

    @Test
    void a_goodbye_is_signed_like_a_greeting() {
        assertThat(verdict(Topic.genuine().signed(CONFIRMATION.with("Type", "UnsubscribeConfirmation"))))
                .isEqualTo(new Verdict.Genuine());
    }

    @ParameterizedTest
    @CsvSource({
        "TopicArn, arn:aws:sns:eu-central-1:111122223333:other",
        "TopicArn, arn:aws:sns:eu-central-1:444455556666:shop",
        "Message, Other words",
        "Subject, Another subject",
        "Subject, ''",
        "MessageId, m-9",
        "Timestamp, 2051-06-01T12:00:01Z",
        "Signature, AAAA",
        "Signature, not base64 at all",
        "SignatureVersion, 1"
    })
    void a_notification_of_which_anything_was_changed_is_forged(String field, String value) {
        assertForged(Topic.genuine().signed(NOTIFICATION).with(field, value), "The signature is not that");
    }

    @ParameterizedTest
    @CsvSource({
        "Token, another",
        "SubscribeURL, https://sns.eu-central-1.amazonaws.com/?Action=DeleteTopic",
        "Type, UnsubscribeConfirmation"
    })
    void a_confirmation_of_which_anything_was_changed_is_forged(String field, String value) {
        assertForged(Topic.genuine().signed(CONFIRMATION).with(field, value), "The signature is not that");
    }

    @Test
    void a_subject_cannot_be_made_of_the_message() {
        var signed =
                Topic.genuine().signed(Topic.notification(TOPIC, "m-1\nSubject\nFree money", "", "Some words", NOON));

        assertForged(signed.with("MessageId", "m-1").with("Subject", "Free dollars"), "The signature is not that");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "", "2 ", "SHA256withRSA"})
    void another_version_of_the_signature_is_not_known(String version) {
        var message = Topic.genuine().signed(NOTIFICATION, version.isEmpty() ? "?" : version);

        assertForged(message, "SignatureVersion must be one of 1, 2.");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sns.eu-central-1.amazonaws.com.evil.com/c.pem",
                "https://sns.us-east-1.amazonaws.com/c.pem",
                "https://sns.eu-central-1.amazonaws.com.cn/c.pem",
                "https://evil.com/sns.eu-central-1.amazonaws.com/c.pem",
                "https://evil.com/?https://sns.eu-central-1.amazonaws.com/c.pem",
                "https://evil.com#@sns.eu-central-1.amazonaws.com/c.pem",
                "https://evil.com\\@sns.eu-central-1.amazonaws.com/c.pem",
                "https://evilsns.eu-central-1.amazonaws.com/c.pem",
                "https://s3.eu-central-1.amazonaws.com/c.pem",
                "https://sns.eu-central-1.amazonaws.com@evil.com/c.pem",
                "https://user@sns.eu-central-1.amazonaws.com/c.pem",
                "https://user:word@sns.eu-central-1.amazonaws.com/c.pem",
                "https://sns.eu-central-1.amazonaws.com:443/c.pem",
                "https://sns.eu-central-1.amazonaws.com:8443/c.pem",
                "https://sns.eu-central-1.amazonaws.com./c.pem",
                "https://sns.eu-central-1.amazonaws.com%2eevil.com/c.pem",
                "https://sns.eu-central-1.amazonaws.com/c.pem?x=.pem",
                "https://sns.eu-central-1.amazonaws.com/?c.pem",
                "https://sns.eu-central-1.amazonaws.com/c.pem#c.pem",
                "https://sns.eu-central-1.amazonaws.com/c.txt",
                "https://sns.eu-central-1.amazonaws.com",
                "http://sns.eu-central-1.amazonaws.com/c.pem",
                "ftp://sns.eu-central-1.amazonaws.com/c.pem",
                "file:///etc/ssl/c.pem",
                "//sns.eu-central-1.amazonaws.com/c.pem",
                "sns.eu-central-1.amazonaws.com/c.pem",
                "https:sns.eu-central-1.amazonaws.com/c.pem",
                "https://169.254.169.254/c.pem",
                "https://sns.eu-central-1.amazonaws.com /c.pem",
                "https://"
            })
    void no_other_host_is_even_asked_for_a_certificate(String address) {
        assertForged(Topic.genuine().signed(NOTIFICATION).with("SigningCertURL", address), "SigningCertURL is not");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_topic_of_another_region_needs_the_certificate_of_its_own() {
        var elsewhere = Topic.notification("arn:aws:sns:us-east-1:111122223333:shop", "m-1", "", "words", NOON);

        assertForged(Topic.genuine().signed(elsewhere), "SigningCertURL is not");
        assertThat(verdict(Topic.genuine()
                        .signed(elsewhere.with("SigningCertURL", "https://sns.us-east-1.amazonaws.com/c.pem"))))
                .isEqualTo(new Verdict.Genuine());
    }

    @Test
    void china_has_a_domain_of_its_own() {
        var china = Topic.notification("arn:aws-cn:sns:cn-north-1:111122223333:shop", "m-1", "", "words", NOON)
                .with("SigningCertURL", "https://sns.cn-north-1.amazonaws.com.cn/c.pem");
        var topic = Topic.of("sns.cn-north-1.amazonaws.com.cn", "", NOON.minusSeconds(60));

        assertThat(verdict(topic, topic.signed(china), NOON)).isEqualTo(new Verdict.Genuine());
    }

    @Test
    void the_name_of_the_certificate_may_stand_beside_it() {
        var topic = Topic.of("Amazon", "sns.eu-central-1.amazonaws.com", NOON.minusSeconds(60));

        assertThat(verdict(topic, topic.signed(NOTIFICATION), NOON)).isEqualTo(new Verdict.Genuine());
    }

    @ParameterizedTest
    @CsvSource({
        "evil.com, ''",
        "sns.amazonaws.com.evil.com, evil.com",
        "sns.us-east-1.amazonaws.com, ''",
        "*.amazonaws.com, *.amazonaws.com"
    })
    void a_certificate_of_somebody_else_proves_nothing(String name, String otherName) {
        var topic = Topic.of(name, otherName, NOON.minusSeconds(60));

        assertThat(verdict(topic, topic.signed(NOTIFICATION), NOON))
                .isEqualTo(new Verdict.Forged("The certificate is not one of SNS."));
    }

    @Test
    void another_key_under_the_same_name_proves_nothing() {
        var impostor = Topic.of("sns.amazonaws.com", "", NOON.minusSeconds(60));

        assertForged(impostor.signed(NOTIFICATION), "The signature is not that");
    }

    @Test
    void a_certificate_proves_nothing_before_and_after_its_time() {
        var young = Topic.of("sns.amazonaws.com", "", NOON.plusSeconds(60));
        var old = Topic.of("sns.amazonaws.com", "", NOON.minus(Duration.ofDays(11)));

        assertThat(verdict(young, young.signed(NOTIFICATION), NOON))
                .isEqualTo(new Verdict.Forged("The certificate is not valid yet."));
        assertThat(verdict(old, old.signed(NOTIFICATION), NOON))
                .isEqualTo(new Verdict.Forged("The certificate has expired."));
    }

    @Test
    void a_message_is_worth_something_for_an_hour() {
        var message = Topic.genuine().signed(NOTIFICATION);
        var hour = Duration.ofHours(1);

        assertThat(verdict(message, NOON.plus(hour))).isEqualTo(new Verdict.Genuine());
        assertThat(verdict(message, NOON.minus(hour))).isEqualTo(new Verdict.Genuine());
        assertThat(verdict(message, NOON.plus(hour).plusMillis(1))).isInstanceOf(Verdict.Forged.class);
        assertThat(verdict(message, NOON.minus(hour).minusMillis(1))).isInstanceOf(Verdict.Forged.class);
        assertForged(message.with("Timestamp", "noon"), "Timestamp must be a moment");
    }

    @Test
    void a_certificate_that_cannot_be_had_now_leaves_it_open() {
        var signature = new SnsSignature(_ -> Answer.failed(Trouble.DOWN, "it answered 500"));

        assertThat(signature.verdict(SnsMessage.read(Topic.genuine().signed(NOTIFICATION)), NOON))
                .isInstanceOfSatisfying(
                        Verdict.Open.class, it -> assertThat(it.reason()).contains("it answered 500"));
    }

    @Test
    void a_subscription_is_confirmed_at_sns_and_nowhere_else() {
        assertThat(SnsSignature.confirmation(SnsMessage.read(Topic.genuine().signed(CONFIRMATION))))
                .hasValueSatisfying(it -> assertThat(it.getHost()).isEqualTo("sns.eu-central-1.amazonaws.com"));
        for (var address : List.of(
                "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription",
                "https://sns.eu-central-1.amazonaws.com.evil.com/?Action=ConfirmSubscription",
                "http://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription",
                "https://169.254.169.254/latest/meta-data",
                "not an address")) {
            var message = Topic.genuine().signed(CONFIRMATION.with("SubscribeURL", address));
            assertThat(SnsSignature.confirmation(SnsMessage.read(message)))
                    .as(address)
                    .isEmpty();
        }
    }

    private void assertForged(Json message, String beginning) {
        assertThat(verdict(message))
                .isInstanceOfSatisfying(
                        Verdict.Forged.class,
                        it -> assertThat(it.reason()).startsWith(beginning).endsWith("."));
    }

    private Verdict verdict(Json message) {
        return verdict(message, NOON);
    }

    private Verdict verdict(Json message, Instant now) {
        return verdict(Topic.genuine(), message, now);
    }

    private Verdict verdict(Topic topic, Json message, Instant now) {
        return new SnsSignature(address -> {
                    asked.add(address);
                    return Answer.got(topic.certificate());
                })
                .verdict(SnsMessage.read(message), now);
    }
}
