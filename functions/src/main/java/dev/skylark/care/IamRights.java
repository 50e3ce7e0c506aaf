package dev.skylark.care;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.sts.StsClient;

/** {@link AwsRights} by IAM's simulation of the role that we are. It knows nothing of rules above the account. */
public final class IamRights implements AwsRights {

    private static final Pattern ROLE =
            Pattern.compile("arn:([\\w-]{1,20}+):sts::(\\d{12}):assumed-role/([\\w+=,.@-]{1,64}+)/.{1,100}+");

    private final Supplier<IamClient> iam;
    private final Supplier<StsClient> sts;

    public IamRights(Supplier<IamClient> iam, Supplier<StsClient> sts) {
        this.iam = iam;
        this.sts = sts;
    }

    @Override
    public Answer<List<Right>> lacking(List<Right> rights) {
        return Ec2Instances.asked(() -> {
            var we = ROLE.matcher(sts.get().getCallerIdentity(it -> {}).arn());
            if (!we.matches()) {
                return Answer.failed(Answer.Trouble.UNSUPPORTED, "we are no role");
            }
            var role = "arn:%s:iam::%s:role/%s".formatted(we.group(1), we.group(2), we.group(3));
            var lacking = new ArrayList<Right>();
            for (var right : rights) {
                if (!isAllowed(role, right, right.resource().formatted(we.group(1), we.group(2)))) {
                    lacking.add(right);
                }
            }
            return Answer.got(List.copyOf(lacking));
        });
    }

    private boolean isAllowed(String role, Right right, String resource) {
        var context = right.under().entrySet().stream()
                .map(it -> ContextEntry.builder()
                        .contextKeyName(it.getKey())
                        .contextKeyValues(it.getValue())
                        .contextKeyType(ContextKeyTypeEnum.STRING)
                        .build())
                .toList();
        return iam
                .get()
                .simulatePrincipalPolicy(it -> it.policySourceArn(role)
                        .actionNames(right.action())
                        .resourceArns(resource)
                        .contextEntries(context))
                .evaluationResults()
                .stream()
                .allMatch(it -> it.evalDecision() == PolicyEvaluationDecisionType.ALLOWED);
    }
}
