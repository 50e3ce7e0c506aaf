package dev.skylark.infra;

import dev.skylark.settings.Lambda;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** One function in the cloud: its own role, its own log, and the alias {@code live} that everybody calls. */
final class LiveFunction extends Construct {

    static final String ALIAS = "live";

    private final Function function;
    private final Alias live;
    private final Role role;

    LiveFunction(Construct scope, Lambda lambda, Code code, Choices choices) {
        super(scope, Names.pascal(lambda));
        role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .description("What %s may do, and nothing else.".formatted(Names.kebab(lambda)))
                .build();
        var log = LogGroup.Builder.create(this, "Log")
                .logGroupName("/skylark/" + lambda.name().toLowerCase(Locale.ROOT))
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        log.grantWrite(role);
        var builder = Function.Builder.create(this, "Function")
                .functionName(Names.kebab(lambda))
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .code(code)
                .handler(lambda.handler())
                .memorySize(lambda.memoryMegabytes())
                .timeout(Duration.seconds(lambda.timeout().toSeconds()))
                .role(role)
                .logGroup(log)
                .loggingFormat(LoggingFormat.JSON)
                .reservedConcurrentExecutions(choices.reserved().get(lambda));
        if (lambda == Lambda.LOGS) {
            // Lambda notes each call in the log; subscribed to that by mistake, the function would call itself for
            // ever.
            builder.systemLogLevelV2(SystemLogLevel.WARN);
        }
        if (choices.snapStarted().contains(lambda)) {
            builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
        }
        function = builder.build();
        live = alias(ALIAS);
        if (choices.snapStarted().contains(lambda)) {
            new KeepAlive(this, live);
            Annotations.of(function)
                    .acknowledgeWarning(
                            "@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias points to a published version.");
        }
    }

    /** The name of what is live now, before or after it is made. */
    static String spelled(Lambda lambda) {
        return Names.kebab(lambda) + ":" + ALIAS;
    }

    static String spelledArn(IConstruct here, Lambda lambda) {
        return Names.arn(here, "lambda", "function:" + spelled(lambda));
    }

    /** Another name for what is live now, with its own rules for failures. */
    Alias alias(String name) {
        return Alias.Builder.create(this, Names.capital(name))
                .aliasName(name)
                .version(function.getCurrentVersion())
                .build();
    }

    void may(List<PolicyStatement> rights) {
        rights.forEach(role::addToPrincipalPolicy);
    }

    void learns(String variable, String value) {
        function.addEnvironment(variable, value);
    }

    Role role() {
        return role;
    }

    Alias live() {
        return live;
    }

    /** The name under which its metrics are kept. */
    String name() {
        return function.getFunctionName();
    }
}
