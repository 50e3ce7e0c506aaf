package dev.skylark.infra;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The address that Discord calls. Everything else is answered with 404 by the gateway itself. */
final class FrontDoor extends Construct {

    static final String PATH = "/discord/interactions";

    private static final List<String> LOGGED = List.of(
            "requestId",
            "identity.sourceIp",
            "requestTime",
            "routeKey",
            "status",
            "protocol",
            "responseLength",
            "responseLatency",
            "integrationLatency",
            "integrationErrorMessage");

    private final HttpApi api;

    FrontDoor(Construct scope, Alias interactions, Choices choices) {
        super(scope, "FrontDoor");
        api = HttpApi.Builder.create(this, "Api")
                .apiName("skylark")
                .description("Skylark: where Discord sends interactions.")
                .createDefaultStage(false)
                .build();
        var routes = api.addRoutes(AddRoutesOptions.builder()
                .path(PATH)
                .methods(List.of(HttpMethod.POST))
                .integration(new HttpLambdaIntegration("Interactions", interactions))
                .build());
        for (var route : routes) {
            Explained.that(
                    route,
                    "AwsSolutions-APIG4",
                    "Discord signs each request with Ed25519 over the raw body, which no authorizer of the gateway can"
                            + " check: the function does, before it reads anything else.");
        }
        stage(choices.requestsPerSecond());
    }

    private void stage(int requestsPerSecond) {
        var log = LogGroup.Builder.create(this, "AccessLog")
                // API Gateway keeps the rights for this prefix by itself, others fill one small resource policy.
                .logGroupName("/aws/vendedlogs/skylark/front-door")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var stage = HttpStage.Builder.create(this, "Stage")
                .httpApi(api)
                .stageName("$default")
                .autoDeploy(true)
                .throttle(ThrottleSettings.builder()
                        .rateLimit(requestsPerSecond)
                        .burstLimit(2 * requestsPerSecond)
                        .build())
                .build();
        var settings = CfnStage.AccessLogSettingsProperty.builder()
                .destinationArn(log.getLogGroupArn())
                .format(format())
                .build();
        var template = (CfnStage) Objects.requireNonNull(stage.getNode().getDefaultChild());
        template.setAccessLogSettings(settings);
    }

    private static String format() {
        return LOGGED.stream()
                .map(name -> "\"%s\":\"$context.%s\"".formatted(name.substring(name.indexOf('.') + 1), name))
                .collect(Collectors.joining(",", "{", "}"));
    }

    String id() {
        return api.getApiId();
    }

    String url() {
        return api.getApiEndpoint() + PATH;
    }
}
