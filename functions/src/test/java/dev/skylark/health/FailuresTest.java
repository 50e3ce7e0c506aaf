package dev.skylark.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skylark.feature.Category;
import dev.skylark.health.Failures.Failure;
import dev.skylark.health.HealthCommands.Trend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

final class FailuresTest {

    private static final Instant HOUR = Instant.parse("2051-06-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 20", "15, 17", "30, 14", "59, 8.2"})
    void the_last_hour_has_as_much_of_the_hour_before_as_still_lies_within(int minute, double many) {
        var failures = List.of(failed(0, 8), failed(1, 12), failed(2, 100));

        assertThat(Failures.lastHour(failures, HOUR.plus(Duration.ofMinutes(minute))))
                .isCloseTo(many, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, STEADY", "1, 0, STEADY", "2, 0, RISING", "10, 10, STEADY", "17, 10, RISING", "2, 10, FALLING"})
    void a_trend_is_the_last_hour_beside_an_usual_one(int last, int usual, Trend trend) {
        var failures = new ArrayList<Failure>();
        failures.add(failed(0, last));
        for (int hour = 2; hour <= 6; hour++) {
            failures.add(failed(hour, usual * 6L / 5));
        }

        assertThat(Trend.of(failures, HOUR.plus(Duration.ofMinutes(59)))).isEqualTo(trend);
    }

    @Test
    void the_deepest_cause_that_names_somebody_is_to_blame() {
        assertThat(Category.of(new IllegalStateException("a bug"))).isEqualTo(Category.CODE);
        assertThat(Category.of(new UncheckedIOException(new IOException("reset"))))
                .isEqualTo(Category.NETWORK);
        assertThat(Category.of(new IllegalStateException(
                        DynamoDbException.builder().message("500").build())))
                .isEqualTo(Category.TABLES);
        assertThat(Category.of(Ec2Exception.builder().message("503").build())).isEqualTo(Category.CLOUD);
    }

    private static Failure failed(int hoursAgo, long count) {
        var hour = HOUR.minus(Duration.ofHours(hoursAgo));
        return new Failure(hour, Category.CODE, "command ping", count, hour, "", "");
    }
}
