package dev.skylark.infra;

import java.util.List;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.constructs.Construct;

/** Where the voice worker is connected to the world: in subnets of the operator's, or in a small network of its own. */
final class Network {

    private Network() {}

    static IVpc of(Construct scope, Choices choices) {
        return choices.voiceNetwork().map(names -> given(scope, names)).orElseGet(() -> own(scope));
    }

    private static IVpc given(Construct scope, List<String> names) {
        var subnets = names.subList(1, names.size());
        return Vpc.fromVpcAttributes(
                scope,
                "Network",
                VpcAttributes.builder()
                        .vpcId(names.getFirst())
                        .publicSubnetIds(subnets)
                        // Where a subnet is, nobody asks here; only their number has to be right.
                        .availabilityZones(subnets)
                        .build());
    }

    private static IVpc own(Construct scope) {
        var vpc = Vpc.Builder.create(scope, "Network")
                .ipAddresses(IpAddresses.cidr("10.73.0.0/24"))
                .maxAzs(2)
                .natGateways(0)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("Public")
                        .subnetType(SubnetType.PUBLIC)
                        .cidrMask(26)
                        .build()))
                .build();
        Explained.that(
                vpc,
                "AwsSolutions-VPC7",
                "Nothing in this network can be called, and a record of what the worker calls would cost more than it.");
        return vpc;
    }
}
