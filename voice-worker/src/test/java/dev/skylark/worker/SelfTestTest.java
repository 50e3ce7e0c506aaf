package dev.skylark.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That all of it works is shown inside the worker's image, whose libraries it needs. */
final class SelfTestTest {

    @Test
    void each_part_says_whether_it_works() {
        assertThat(SelfTest.results())
                .extracting(SelfTest.Result::name)
                .containsExactly("end-to-end encryption", "sound", "sending");
    }

    @Test
    void sound_and_sending_work_here_too() {
        assertThat(SelfTest.results())
                .filteredOn(it -> !it.name().equals("end-to-end encryption"))
                .allSatisfy(it -> assertThat(it.line()).startsWith("ok     " + it.name() + ": "));
    }

    @Test
    void what_does_not_work_says_why() {
        assertThat(new SelfTest.Result("sound", false, "no library").line()).isEqualTo("FAILED sound: no library");
    }
}
