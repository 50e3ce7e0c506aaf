package dev.skylark.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PressTest {

    @Test
    void a_button_carries_the_command_and_its_options() {
        assertThat(Press.run("ec2 start", "which", "i-1")).isEqualTo(">ec2 start|which=i-1");
    }

    @Property(tries = 300)
    void what_is_written_is_read_back(@ForAll String value, @ForAll boolean asks) {
        var press = asks
                ? new Press.Ask("ec2 start", Map.of("which", value))
                : new Press.Run("ec2 start", Map.of("which", value));

        assertThat(Press.read(press.write())).contains(press);
    }

    @Test
    void a_confirmation_carries_its_end() {
        var press = new Press.Confirmed("ec2 stop", Map.of("which", "a|b=c%d"), Instant.ofEpochSecond(1_800_000_000));

        assertThat(Press.read(press.write())).contains(press);
    }

    @Test
    void a_ticket_names_its_command() {
        var press = new Press.Ticket("audit", "abc123");

        assertThat(Press.read(press.write())).contains(press);
    }

    @Property(tries = 1000)
    void nothing_that_discord_hands_back_breaks_the_reading(@ForAll String customId) {
        assertThat(Press.read(customId)).isNotNull();
    }
}
