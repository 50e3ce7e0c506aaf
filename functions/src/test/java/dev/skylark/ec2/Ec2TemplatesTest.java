package dev.skylark.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.fleet.Answer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What is written in a launch template. */
final class Ec2TemplatesTest {

    private final Ec2Client client = Moto.client(Ec2Client.builder());
    private final Templates templates = new Ec2Templates((_, _) -> client, Site.TAG);
    private final String guild = Store.newId();

    @Test
    void it_says_how_the_server_is_made_without_what_only_one_can_have() {
        var server = Site.run(client, guild);
        var before =
                client.getLaunchTemplateData(it -> it.instanceId(server.id())).launchTemplateData();

        templates.save(server, "Käse & Brot");

        var saved = saved(guild + "-K-se---Brot");
        assertThat(saved.imageId()).isEqualTo(before.imageId());
        assertThat(saved.instanceTypeAsString()).isEqualTo(Site.TYPE);
        assertThat(saved.metadataOptions()).isEqualTo(before.metadataOptions());
        assertThat(saved.placement().availabilityZone())
                .isEqualTo(before.placement().availabilityZone());
        assertThat(saved.networkInterfaces()).singleElement().satisfies(it -> {
            assertThat(it.subnetId())
                    .isEqualTo(before.networkInterfaces().getFirst().subnetId());
            assertThat(it.associatePublicIpAddress()).isTrue();
            assertThat(it.networkInterfaceId()).isNull();
            assertThat(it.privateIpAddress()).isNull();
            assertThat(it.privateIpAddresses()).isEmpty();
        });
        assertThat(saved.blockDeviceMappings()).singleElement().satisfies(it -> {
            assertThat(it.ebs().volumeSize())
                    .isEqualTo(before.blockDeviceMappings().getFirst().ebs().volumeSize());
            assertThat(it.ebs().encrypted()).isNull();
        });
        assertThat(saved.tagSpecifications().getFirst().tags())
                .contains(Tag.builder().key(Site.TAG).value(guild).build());
    }

    @Test
    void a_template_of_a_server_that_was_launched_from_one_repeats_no_tag_of_aws() {
        var first = got(templates.save(Site.run(client, guild), "first"));

        templates.save(got(templates.launch(first, "web")), "second");

        assertThat(saved(guild + "-second").tagSpecifications().getFirst().tags())
                .extracting(Tag::key)
                .containsExactlyInAnyOrder("Name", Site.TAG);
    }

    private static <T> T got(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Got.class);
        return ((Answer.Got<T>) answer).value();
    }

    private ResponseLaunchTemplateData saved(String name) {
        return client.describeLaunchTemplateVersions(it -> it.launchTemplateName(name))
                .launchTemplateVersions()
                .getFirst()
                .launchTemplateData();
    }
}
