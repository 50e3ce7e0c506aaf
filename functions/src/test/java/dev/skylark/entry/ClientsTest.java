package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The way into another account, by a role there: moto keeps accounts apart as AWS does. */
final class ClientsTest {

    private static final String TAG = "skylark:guild";
    private static final Place HERE = Place.home("us-east-1");
    private static final Place ELSEWHERE = Place.account("arn:aws:iam::111122223333:role/skylark-guest", "us-east-1");

    @BeforeAll
    static void as_lambda_would_have_it() {
        System.setProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property(), "id");
        System.setProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(), "secret");
        System.setProperty(SdkSystemSetting.AWS_REGION.property(), "us-east-1");
    }

    @AfterAll
    static void as_it_was() {
        System.clearProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property());
        System.clearProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property());
        System.clearProperty(SdkSystemSetting.AWS_REGION.property());
    }

    @Test
    void servers_of_another_account_are_seen_there_and_not_here() {
        var clients = new Clients(ClientOverrideConfiguration.builder().build(), Optional.of(Moto.address()));
        var instances = new Ec2Instances(clients::ec2, TAG);
        var guild = Store.newId();
        launch(clients.ec2(ELSEWHERE, guild), guild);

        assertThat(seen(instances, ELSEWHERE, guild)).hasSize(1);
        assertThat(seen(instances, HERE, guild)).isEmpty();
    }

    private static List<Server> seen(Ec2Instances instances, Place place, String guild) {
        return instances.all(place, guild) instanceof Answer.Got<List<Server>>(var servers) ? servers : List.of();
    }

    private static void launch(Ec2Client client, String guild) {
        client.runInstances(it -> it.imageId("ami-12c6146b")
                .minCount(1)
                .maxCount(1)
                .tagSpecifications(TagSpecification.builder()
                        .resourceType(ResourceType.INSTANCE)
                        .tags(Tag.builder().key(TAG).value(guild).build())
                        .build()));
    }
}
