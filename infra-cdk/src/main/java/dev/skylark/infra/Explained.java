package dev.skylark.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/** Why a rule of cdk-nag does not apply somewhere. */
final class Explained {

    private Explained() {}

    /** One rule, for one construct and what is inside it. */
    static void that(IConstruct construct, String rule, String reason) {
        suppress(construct, NagPackSuppression.builder().id(rule).reason(reason).build());
    }

    /** One finding of a rule that has many: the others stay errors. */
    static void that(IConstruct construct, String rule, String finding, String reason) {
        suppress(
                construct,
                NagPackSuppression.builder()
                        .id(rule)
                        .appliesTo(List.of(finding))
                        .reason(reason)
                        .build());
    }

    private static void suppress(IConstruct construct, NagPackSuppression suppression) {
        NagSuppressions.addResourceSuppressions(construct, List.of(suppression), true);
    }
}
