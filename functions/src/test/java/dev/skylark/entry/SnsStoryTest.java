package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.access.Guild.Standing;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import dev.skylark.webhook.Topic;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A topic of SNS speaks to a guild that has named it: confirmed, proven, fired, resolved. */
final class SnsStoryTest {

    private static final String ALERTS = "900000000000000102";

    private final House house = new House();
    private final String guild = House.newId();
    private final String topic = "arn:aws:sns:eu-central-1:111122223333:shop-" + guild;
    private final Somebody admin = Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.USE_COMMANDS);

    @BeforeEach
    void a_guild_and_a_topic() {
        house.guilds.save(Guild.unknown(guild)
                .with(Standing.ALLOWED)
                .withChannels(Map.of(Purpose.ALERTS, ALERTS, Purpose.ADMIN, "900000000000000103"))
                .at(ZoneOffset.UTC, "en", "USD"));
        house.certificates = address -> address.equals(URI.create(Topic.CERTIFICATE))
                ? Answer.got(Topic.genuine().certificate())
                : Answer.failed(Trouble.GONE, "there is no other certificate");
    }

    @Test
    void a_subscription_is_confirmed_only_for_a_topic_that_somebody_has_named() {
        var confirmation = Topic.genuine().signed(Topic.confirmation(topic, "m-1", house.now()));
        assertThat(status(confirmation)).isEqualTo(404);
        assertThat(house.confirmed).isEmpty();

        name(topic);
        assertThat(status(confirmation)).isEqualTo(202);

        assertThat(house.confirmed)
                .containsExactly(URI.create(confirmation.at("SubscribeURL").text()));
    }

    @Test
    void a_subscription_that_leads_elsewhere_is_not_confirmed() {
        name(topic);
        for (var address : List.of(
                "https://sns.eu-central-1.amazonaws.com.evil.com/?Action=ConfirmSubscription",
                "https://169.254.169.254/latest/meta-data")) {
            var message = Topic.confirmation(topic, "m-1", house.now()).with("SubscribeURL", address);
            assertThat(status(Topic.genuine().signed(message))).isEqualTo(503);
        }
        assertThat(house.confirmed).isEmpty();
    }

    @Test
    void whoever_unsubscribes_is_understood_and_nothing_is_called() {
        name(topic);
        var goodbye = Topic.confirmation(topic, "m-1", house.now()).with("Type", "UnsubscribeConfirmation");

        assertThat(status(Topic.genuine().signed(goodbye))).isEqualTo(202);
        assertThat(house.confirmed).isEmpty();
    }

    @Test
    void an_alarm_fires_and_is_over() {
        name(topic);
        assertThat(tell("m-1", "ALARM: \"cpu\"", alarm("ALARM"))).isEqualTo(202);
        assertThat(shown()).contains("🔴 ShopCpu · shop", "Threshold Crossed");

        house.live(Duration.ofMinutes(7));
        assertThat(tell("m-2", "OK: \"cpu\"", alarm("OK"))).isEqualTo(202);
        assertThat(shown()).contains("✅");
    }

    @Test
    void what_sns_sends_again_counts_once() {
        name(topic);
        assertThat(tell("m-1", "ALARM: \"cpu\"", alarm("ALARM"))).isEqualTo(202);
        assertThat(tell("m-1", "ALARM: \"cpu\"", alarm("ALARM"))).isEqualTo(202);
        house.live(Duration.ofMinutes(2));
        assertThat(shown()).doesNotContain("2×");

        assertThat(tell("m-2", "ALARM: \"cpu\"", alarm("ALARM"))).isEqualTo(202);
        house.live(Duration.ofMinutes(2));
        assertThat(shown()).contains("2×");
    }

    @Test
    void a_notification_of_a_topic_that_nobody_has_named_is_told_nobody() {
        assertThat(tell("m-1", "ALARM: \"cpu\"", alarm("ALARM"))).isEqualTo(404);
        assertThat(house.told).isEmpty();
    }

    @Test
    void what_is_forged_is_refused_before_anybody_asks_whose_topic_it_is() {
        name(topic);
        var genuine = Topic.genuine().signed(Topic.notification(topic, "m-1", "s", alarm("ALARM"), house.now()));

        assertThat(status(genuine.with("Message", "other words"))).isEqualTo(403);
        assertThat(status(genuine.with("TopicArn", topic + "-other"))).isEqualTo(403);
        assertThat(status(genuine.with("SigningCertURL", "https://sns.eu-central-1.amazonaws.com.evil.com/c.pem")))
                .isEqualTo(403);
        house.pass(Duration.ofHours(2));
        assertThat(status(genuine)).isEqualTo(403);
        assertThat(house.told).isEmpty();
    }

    @Test
    void what_is_no_message_of_sns_is_refused_with_a_sentence() {
        assertThat(status(Json.fields())).isEqualTo(400);
        var answer = Post.to("/webhooks/sns/" + guild + "-cloud", "{\"Type\":").send(house);
        assertThat(answer.at("statusCode").whole(0)).isEqualTo(400);
        assertThat(Json.read(answer.at("body").text()).at("error").text()).contains("not JSON");
    }

    @Test
    void when_the_certificate_cannot_be_had_sns_is_told_to_come_again() {
        name(topic);
        var working = house.certificates;
        house.certificates = _ -> Answer.failed(Trouble.DOWN, "it answered 500");
        assertThat(tell("m-1", "s", alarm("ALARM"))).isEqualTo(503);
        assertThat(house.told).isEmpty();
        house.certificates = working;

        assertThat(tell("m-1", "s", alarm("ALARM"))).isEqualTo(202);
        assertThat(shown()).contains("🔴 ShopCpu");
    }

    @Test
    void when_the_database_or_the_bus_is_down_what_comes_again_counts_once() {
        name(topic);
        house.dynamoStillAnswers.set(1);
        assertThat(tell("m-1", "s", alarm("ALARM"))).isEqualTo(503);
        house.dynamoStillAnswers.set(Integer.MAX_VALUE);
        house.busIsUp = false;
        assertThat(tell("m-1", "s", alarm("ALARM"))).isEqualTo(503);
        house.busIsUp = true;
        assertThat(tell("m-1", "s", alarm("ALARM"))).isEqualTo(202);

        house.live(Duration.ofMinutes(2));
        assertThat(shown()).contains("🔴 ShopCpu").doesNotContain("2×");
    }

    @Test
    void budgets_anomalies_backups_and_health_are_understood() {
        name(topic);
        tell("m-1", "AWS Budgets: monthly has exceeded your alert threshold", "ACTUAL Cost: $80.12");
        tell("m-2", "AWS Cost Management: Cost anomaly(s) detected", """
                {"accountId":"111122223333","anomalyId":"a-1","impact":{"totalImpact":1001},\
                "rootCauses":[{"service":"AmazonCloudWatch"}]}""");
        tell(
                "m-3",
                "Notification from AWS Backup",
                "An AWS Backup job failed. Resource ARN : arn:aws:ec2:eu-central-1:111122223333:volume/vol-1. Job ID : j-1");
        tell("m-4", "", """
                {"detail-type":"AWS Health Event","source":"aws.health","time":"%s","detail":{"eventArn":"arn:h",\
                "service":"RDS","statusCode":"open","eventTypeCategory":"issue","eventTypeCode":"AWS_RDS_ISSUE",\
                "eventDescription":[{"language":"en_US","latestDescription":"It is slow."}]}}""".formatted(house.now()));
        tell("m-5", "Notification from AWS Backup", "An AWS Backup job was completed successfully.");
        house.live(Duration.ofMinutes(2));

        var list = House.text(says("alert list"));
        assertThat(list)
                .contains("AWS Budgets", "Cost anomaly", "Backup Job FAILED", "AWS\\_RDS\\_ISSUE")
                .doesNotContain("successfully");
    }

    @Test
    void a_genuine_message_of_a_stranger_s_topic_is_not_taken_at_somebody_else_s_address() {
        name(topic);
        var stranger = topic + "-of-a-stranger";

        assertThat(status(
                        Topic.genuine().signed(Topic.notification(stranger, "m-1", "s", alarm("ALARM"), house.now()))))
                .isEqualTo(404);
        assertThat(status(Topic.genuine().signed(Topic.confirmation(stranger, "m-2", house.now()))))
                .isEqualTo(404);
        assertThat(house.told).isEmpty();
        assertThat(house.confirmed).isEmpty();
    }

    @Test
    void another_guild_that_names_the_topic_hears_nothing_of_what_is_said_to_the_first() {
        name(topic);
        var second = House.newId();
        house.guilds.save(Guild.unknown(second)
                .with(Standing.ALLOWED)
                .withChannels(Map.of(Purpose.ALERTS, "900000000000000199"))
                .at(ZoneOffset.UTC, "en", "USD"));
        house.says(Somebody.in(second, Somebody.MANAGE_GUILD | Somebody.USE_COMMANDS)
                .types("alert source add", "name", "cloud", "service", "webshop", "topic", topic));

        tell("m-1", "s", alarm("ALARM"));

        assertThat(posts("900000000000000199")).isEmpty();
        assertThat(posts(ALERTS).getFirst()).contains("· shop");
    }

    private void name(String arn) {
        assertThat(House.text(says("alert source add", "name", "cloud", "service", "shop", "topic", arn)))
                .contains("/webhooks/sns/" + guild + "-cloud")
                .doesNotContain("||");
        house.told.clear();
    }

    private String alarm(String state) {
        return """
                {"AlarmName":"ShopCpu","AlarmDescription":null,"AWSAccountId":"111122223333","NewStateValue":"%s",\
                "NewStateReason":"Threshold Crossed: 1 datapoint was greater than the threshold (80.0).",\
                "StateChangeTime":"%s","Region":"EU (Frankfurt)","OldStateValue":"OK",\
                "AlarmArn":"arn:aws:cloudwatch:eu-central-1:111122223333:alarm:ShopCpu",\
                "Trigger":{"MetricName":"CPUUtilization","Namespace":"AWS/EC2","Dimensions":[\
                {"value":"i-0123456789abcdef0","name":"InstanceId"}]}}""".formatted(state, house.now().toString().replace("Z", ".000+0000"));
    }

    private long tell(String id, String subject, String message) {
        return status(Topic.genuine().signed(Topic.notification(topic, id, subject, message, house.now())));
    }

    private long status(Json message) {
        return Post.to("/webhooks/sns/" + guild + "-cloud", message.toString())
                .header("content-type", "text/plain; charset=UTF-8")
                .header("x-amz-sns-message-type", message.at("Type").text())
                .status(house);
    }

    private List<String> posts(String channel) {
        return house.told.stream()
                .filter(it -> it.to().equals(channel))
                .map(it -> House.text(house.message(it.reply())))
                .toList();
    }

    private String shown() {
        return house.texts().stream()
                .filter(it -> it.contains("· shop"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private Message says(String command, String... options) {
        return house.message(house.says(admin.types(command, options)));
    }
}
