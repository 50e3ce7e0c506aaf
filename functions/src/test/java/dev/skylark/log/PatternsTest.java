package dev.skylark.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.command.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PatternsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OutOfMemory",
                "\\bOOM\\b",
                "(?i)health ?check",
                "a|b",
                "(?:GET|POST) /x",
                "status=5\\d{2}",
                "\\p{Lu}{2,5}x",
                "[(+*)]+",
                "(a|b)?c",
                "timeout.*ms",
                "a++b"
            })
    void ordinary_ones_are_taken(String pattern) {
        assertThat(Patterns.read(pattern).pattern()).isEqualTo(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+",
                "(a*)*b",
                "((a)+b)*",
                "(a|a)*",
                "(a|aa)+$",
                "(.*)(.*)(.*)x",
                "a*a*a*b",
                "(a)\\1",
                "(?=a)b",
                "(?<=a)b",
                "(?<n>a+)+",
                "a{1000}",
                "(a{1,20}){1,20}",
                "\\Q(a+)+\\E",
                "(a"
            })
    void those_that_some_line_could_keep_busy_are_not(String pattern) {
        assertThatThrownBy(() -> Patterns.read(pattern)).isInstanceOf(Refused.class);
    }
}
