package dev.skylark.infra;

import dev.skylark.settings.Lambda;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.MetricFilterOptions;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The addresses that Discord and other systems call. Everything else is answered with 404 by the gateway itself. */
final class FrontDoor extends Construct {

    private static final String INTERACTIONS = "/discord/interactions";
    private static final String WEBHOOKS = "/webhooks";
    private static final String LINK = "/link/{provider}";

    /** An address, who answers there, and why the gateway lets everybody through. */
    private record Way(HttpMethod method, String path, Lambda lambda, String open) {}

    private static final List<Way> WAYS = List.of(
            new Way(
                    HttpMethod.POST,
                    INTERACTIONS,
                    Lambda.INTERACTIONS,
                    "Discord signs each request with Ed25519 over the raw body, which no authorizer of the gateway can"
                            + " check: the function does, before it reads anything else."),
            new Way(
                    HttpMethod.POST,
                    WEBHOOKS + "/alerts/{source}",
                    Lambda.WEBHOOKS,
                    "Each source of alerts has a key of its own, and systems send it in different places: the function"
                            + " checks it before it reads anything else."),
            new Way(
                    HttpMethod.POST,
                    WEBHOOKS + "/sns/{source}",
                    Lambda.WEBHOOKS,
                    "SNS signs each message with a certificate of AWS, which no authorizer of the gateway can check: the"
                            + " function does, before it believes anything."),
            new Way(
                    HttpMethod.POST,
                    WEBHOOKS + "/github",
                    Lambda.WEBHOOKS,
                    "GitHub signs each request with HMAC over the raw body, which no authorizer of the gateway can"
                            + " check: the function does, before it reads anything else."),
            new Way(
                    HttpMethod.POST,
                    WEBHOOKS + "/github/{guild}",
                    Lambda.WEBHOOKS,
                    "The webhook of a repository that has no App is signed with a secret of its guild's own: the function"
                            + " checks it before it reads anything else."),
            new Way(
                    HttpMethod.GET,
                    LINK,
                    Lambda.WEBHOOKS,
                    "A person opens it in their browser with a ticket that the bot gave to them alone: the function looks"
                            + " at it, and shows whose it is."),
            new Way(
                    HttpMethod.POST,
                    LINK,
                    Lambda.WEBHOOKS,
                    "The same person goes on: the function takes the ticket, which is good for one time and ten minutes."),
            new Way(
                    HttpMethod.GET,
                    LINK + "/callback",
                    Lambda.WEBHOOKS,
                    "A music service sends the person back with what only it and their browser know: the function checks"
                            + " both before it asks the service anything."),
            new Way(
                    HttpMethod.POST,
                    LINK + "/callback",
                    Lambda.WEBHOOKS,
                    "The page for Apple Music sends back what Apple told the person's browser: the function checks the"
                            + " same as of everybody who comes back."),
            new Way(
                    HttpMethod.GET,
                    WEBHOOKS + "/health",
                    Lambda.WEBHOOKS,
                    "Whoever asks learns only that somebody is at home, and changes nothing by asking."));

    /** The functions that answer here, for which somebody waits. */
    static final Set<Lambda> BEHIND = WAYS.stream().map(Way::lambda).collect(Collectors.toUnmodifiableSet());

    private static final List<String> LOGGED = List.of(
            "requestId",
            "identity.sourceIp",
            "requestTime",
            "routeKey",
            "status",
            "protocol",
            "responseLength",
            "integrationLatency",
            "integrationErrorMessage");

    private final HttpApi api;

    FrontDoor(Construct scope, Map<Lambda, LiveFunction> functions, Choices choices) {
        super(scope, "FrontDoor");
        api = HttpApi.Builder.create(this, "Api")
                .apiName("skylark")
                .description("Skylark: where Discord sends interactions, and other systems what they have to tell.")
                .createDefaultStage(false)
                .build();
        var integrations = new EnumMap<Lambda, HttpLambdaIntegration>(Lambda.class);
        for (var way : WAYS) {
            var integration = integrations.computeIfAbsent(
                    way.lambda(), lambda -> integration(lambda, Objects.requireNonNull(functions.get(lambda))));
            api.addRoutes(AddRoutesOptions.builder()
                            .path(way.path())
                            .methods(List.of(way.method()))
                            .integration(integration)
                            .build())
                    .forEach(route -> Explained.that(route, "AwsSolutions-APIG4", way.open()));
        }
        stage(choices.requestsPerSecond());
    }

    private static HttpLambdaIntegration integration(Lambda lambda, LiveFunction function) {
        return new HttpLambdaIntegration(Names.pascal(lambda), function.live());
    }

    private void stage(int requestsPerSecond) {
        var log = LogGroup.Builder.create(this, "AccessLog")
                // API Gateway keeps the rights for this prefix by itself, others fill one small resource policy.
                .logGroupName("/aws/vendedlogs/skylark/front-door")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        // The gateway's own latency is that of all addresses together, and only Discord is in a hurry.
        log.addMetricFilter(
                "Latency",
                MetricFilterOptions.builder()
                        .filterPattern(FilterPattern.stringValue("$.routeKey", "=", "POST " + INTERACTIONS))
                        .metricNamespace(Measures.OURS)
                        .metricName(Measures.LATENCY)
                        .metricValue("$.responseLatency")
                        .build());
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
        // Only a number can be measured; of the others some may be a lone hyphen.
        return LOGGED.stream()
                .map(name -> "\"%s\":\"$context.%s\"".formatted(name.substring(name.indexOf('.') + 1), name))
                .collect(Collectors.joining(",", "{", ",\"responseLatency\":$context.responseLatency}"));
    }

    String id() {
        return api.getApiId();
    }

    /** Where the world reaches us, without a slash at the end. */
    String address() {
        return api.getApiEndpoint();
    }

    /** Where Discord reaches us. */
    String interactions() {
        return address() + INTERACTIONS;
    }

    /** Where everybody else does. */
    String webhooks() {
        return address() + WEBHOOKS;
    }
}
