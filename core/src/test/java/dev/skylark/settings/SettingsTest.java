package dev.skylark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SettingsTest {

    private static final Pattern SNOWFLAKE = Pattern.compile("\\d{15,20}");

    @Test
    void a_setting_is_read_from_its_variable_without_the_spaces_around_it() {
        assertThat(work(Map.of("SKYLARK_OWNER_GUILD", " 80351110224678912\n")).get(Setting.OWNER_GUILD))
                .isEqualTo("80351110224678912");
    }

    @Test
    void a_missing_setting_and_an_empty_one_are_one_clear_sentence() {
        for (var environment : Arrays.asList(Map.<String, String>of(), Map.of("SKYLARK_OWNER_GUILD", "  "))) {
            assertThatThrownBy(() -> work(environment).get(Setting.OWNER_GUILD))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("SKYLARK_OWNER_GUILD is not set; the WORK function needs it.");
        }
    }

    @Test
    void a_setting_that_the_function_does_not_declare_is_our_bug() {
        assertThatThrownBy(
                        () -> work(Map.of("SKYLARK_DISCORD_PUBLIC_KEY", "ab")).get(Setting.DISCORD_PUBLIC_KEY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The WORK function does not declare SKYLARK_DISCORD_PUBLIC_KEY.");
    }

    @Test
    void a_setting_of_the_wrong_form_is_named_and_not_shown() {
        var settings = work(Map.of("SKYLARK_OWNER_GUILD", "my server"));

        assertThatThrownBy(() -> settings.get(Setting.OWNER_GUILD, SNOWFLAKE, "the id of a server"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("SKYLARK_OWNER_GUILD must be the id of a server.");
    }

    @Test
    void a_setting_of_the_right_form_is_given() {
        var settings = work(Map.of("SKYLARK_OWNER_GUILD", "80351110224678912"));

        assertThat(settings.get(Setting.OWNER_GUILD, SNOWFLAKE, "the id of a server"))
                .isEqualTo("80351110224678912");
    }

    @ParameterizedTest
    @EnumSource
    void every_setting_is_read_by_some_function_the_worker_or_the_watch(Setting setting) {
        var functions = Arrays.stream(Lambda.values()).map(Lambda::settings);

        assertThat(Stream.concat(functions, Stream.of(Setting.ofTheWorker(), Setting.ofTheWatch())))
                .anyMatch(it -> it.contains(setting));
    }

    @Test
    void the_worker_has_settings_of_its_own() {
        var settings = Settings.ofTheWorker(Map.of("SKYLARK_VOICE_SLOTS", "5"));

        assertThat(settings.get(Setting.VOICE_SLOTS)).isEqualTo("5");
        assertThatThrownBy(() -> settings.get(Setting.DISCORD_TOKEN))
                .hasMessage("SKYLARK_DISCORD_TOKEN is not set; the voice worker needs it.");
        assertThatThrownBy(() -> settings.get(Setting.WEBHOOK_SECRET))
                .hasMessage("The voice worker does not declare SKYLARK_WEBHOOK_SECRET.");
    }

    @Test
    void the_worker_declares_no_setting_twice() {
        assertThat(Setting.ofTheWorker()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void no_function_declares_a_setting_twice(Lambda lambda) {
        assertThat(lambda.settings()).doesNotHaveDuplicates();
    }

    private static Settings work(Map<String, String> environment) {
        return new Settings(Lambda.WORK, environment);
    }
}
