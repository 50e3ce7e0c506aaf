package dev.skylark.webhook;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SNS posts, read. */
final class SnsMessageTest {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:111122223333:shop";
    private static final Json.Fields NOTIFICATION =
            Topic.genuine().signed(Topic.notification(TOPIC, "m-1", "A subject", "words", NOON));
    private static final Json.Fields CONFIRMATION = Topic.genuine().signed(Topic.confirmation(TOPIC, "m-2", NOON));

    @Test
    void a_notification_names_its_topic_and_whose_it_is() {
        var it = SnsMessage.read(NOTIFICATION);

        assertThat(it.type()).isEqualTo(SnsMessage.Type.NOTIFICATION);
        assertThat(it.topicArn()).isEqualTo(TOPIC);
        assertThat(it.region()).isEqualTo("eu-central-1");
        assertThat(it.account()).isEqualTo("111122223333");
        assertThat(it.subject()).isEqualTo("A subject");
        assertThat(it.message()).isEqualTo("words");
        assertThat(it.subscribeAddress()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:sns:us-east-1:111122223333:shop.fifo",
                "arn:aws-cn:sns:cn-northwest-1:111122223333:shop",
                "arn:aws-us-gov:sns:us-gov-west-1:111122223333:shop",
                "arn:aws:sns:ap-southeast-5:111122223333:A_b-1",
                "arn:aws-eusc:sns:eusc-de-east-1:111122223333:shop"
            })
    void topics_of_every_region_are_known(String topic) {
        assertThat(SnsMessage.read(NOTIFICATION.with("TopicArn", topic)).topicArn())
                .isEqualTo(topic);
    }

    @Test
    void a_subject_may_be_missing_or_null() {
        assertThat(SnsMessage.read(NOTIFICATION.with("Subject", null)).subject())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Type",
                "TopicArn",
                "MessageId",
                "Message",
                "Timestamp",
                "SignatureVersion",
                "Signature",
                "SigningCertURL"
            })
    void nothing_else_may_be_missing(String name) {
        assertRefused(NOTIFICATION.with(name, null), name);
        assertRefused(NOTIFICATION.with(name, Json.fields()), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SubscribeURL", "Token"})
    void a_confirmation_says_where_and_with_what_to_confirm(String name) {
        assertThat(SnsMessage.read(CONFIRMATION).token()).isNotEmpty();
        assertRefused(CONFIRMATION.with(name, null), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "arn:aws:sqs:eu-central-1:111122223333:shop",
                "arn:aws:sns:eu-central-1:1:shop",
                "arn:aws:sns:eu-central-1.evil.com/:111122223333:shop",
                "arn:aws:sns:eu-central-1@evil.com:111122223333:shop",
                "arn:aws:sns::111122223333:shop",
                "arn:aws:sns:s3-us-west-2:111122223333:shop",
                "arn:aws:sns:s3-accelerate:111122223333:shop",
                "arn:aws:sns:eu-central-1:111122223333:shop:sub",
                "arn:aws:sns:eu-central-1:111122223333:",
                "arn:aws:sns:eu-central-1:111122223333:shop\n"
            })
    void what_is_no_topic_is_refused(String topic) {
        assertRefused(NOTIFICATION.with("TopicArn", topic), "TopicArn");
    }

    @Test
    void what_is_no_message_is_refused() {
        assertRefused(Json.items(List.of()), "Type");
        assertRefused(NOTIFICATION.with("Type", "notification"), "Type");
    }

    private static void assertRefused(Json body, String word) {
        assertThatThrownBy(() -> SnsMessage.read(body))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(word);
    }
}
