package dev.skylark.infra;

import static dev.skylark.infra.Stacks.at;
import static dev.skylark.infra.Stacks.properties;
import static dev.skylark.infra.Stacks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class WatchStackTest {

    private static SkylarkApp app;
    private static Template watch;

    @BeforeAll
    static void synthesise() {
        app = Stacks.app(Map.of("skylark:watchRegion", "eu-north-1", "skylark:watchedRegion", "eu-central-1"));
        watch = Template.fromStack(app.watch());
    }

    @Test
    void it_stands_where_it_was_chosen_to_and_needs_no_other_stack() {
        assertThat(app.watch().getRegion()).isEqualTo("eu-north-1");
        assertThat(app.watch().getDependencies()).isEmpty();
        assertThat(SkylarkApp.unexplained(app.synth())).isEmpty();
    }

    @Test
    void the_name_of_the_table_that_it_reads_is_the_one_that_the_data_has() {
        Template.fromStack(app.data())
                .hasResourceProperties("AWS::DynamoDB::Table", Map.of("TableName", "skylark-health"));
        watch.hasResourceProperties(
                "AWS::Lambda::Function",
                Match.objectLike(Map.of(
                        "Handler",
                        "dev.skylark.entry.WatchFunction",
                        "Environment",
                        Map.of(
                                "Variables",
                                Match.objectLike(Map.of(
                                        "SKYLARK_HEALTH_TABLE", "skylark-health",
                                        "SKYLARK_WATCHED_REGION", "eu-central-1",
                                        "SKYLARK_WATCH_SECRET", "skylark/watch"))))));
    }

    @Test
    void of_the_house_it_sees_whether_it_lives_and_nothing_else() {
        var there = properties(watch, "AWS::IAM::Policy").values().stream()
                .flatMap(it -> Stacks.list(at(it, "PolicyDocument", "Statement")).stream())
                .filter(it -> texts(it, "Resource").toString().contains("skylark-health"))
                .toList();

        assertThat(there).singleElement().satisfies(it -> {
            assertThat(texts(it, "Action")).containsExactly("dynamodb:GetItem");
            assertThat(texts(it, "Resource"))
                    .containsExactly(
                            "arn:<AWS::Partition>:dynamodb:eu-central-1:<AWS::AccountId>:table/skylark-health");
            assertThat(at(it, "Condition"))
                    .isEqualTo(Map.of("ForAllValues:StringEquals", Map.of("dynamodb:LeadingKeys", List.of("house"))));
        });
    }

    @Test
    void it_looks_every_five_minutes() {
        watch.hasResourceProperties("AWS::Scheduler::Schedule", Map.of("ScheduleExpression", "rate(5 minutes)"));
    }
}
