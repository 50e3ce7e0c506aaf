package dev.skylark.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sqs.Queue;

final class ExplainedTest {

    private static Stacks stacks;

    @BeforeAll
    static void synthesise() {
        stacks = Stacks.usual();
    }

    @Test
    void no_finding_is_unexplained() {
        assertThat(SkylarkApp.unexplained(stacks.assembly())).isEmpty();
    }

    @Test
    void a_new_finding_is_noticed() {
        var app = Stacks.app(Map.of());
        Queue.Builder.create(app.doors(), "Careless").build();

        assertThat(SkylarkApp.unexplained(app.synth()))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("/SkylarkDoors/Careless"))
                .anyMatch(line -> line.contains("AwsSolutions-SQS3"));
    }

    @Test
    void each_reason_is_a_sentence() {
        var reasons = new ArrayList<String>();
        for (var template : List.of(stacks.data(), stacks.voice(), stacks.doors())) {
            reasons.addAll(reasons(template));
        }
        assertThat(reasons)
                .isNotEmpty()
                .allMatch(reason -> reason.matches("[A-Z].*\\.") && reason.split(" ", -1).length >= 8);
    }

    private static List<String> reasons(Template template) {
        var resources = (Map<?, ?>) Stacks.at(template.toJSON(), "Resources");
        return resources.values().stream()
                .map(resource -> Stacks.maybe(resource, "Metadata"))
                .filter(metadata -> metadata instanceof Map<?, ?> map && map.containsKey("cdk_nag"))
                .flatMap(metadata -> Stacks.list(Stacks.at(metadata, "cdk_nag", "rules_to_suppress")).stream())
                .map(rule -> Stacks.at(rule, "reason").toString())
                .toList();
    }
}
