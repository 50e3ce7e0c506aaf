package dev.skylark.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import org.junit.jupiter.api.Test;

class CommandDiffTest {

    private static final Json OURS = Json.read("""
            [{"name":"ping","description":"There?","nsfw":false,"options":[]},
             {"name":"ec2","description":"Servers","options":[{"name":"start","type":1,"description":"Start one"}]}]""");

    @Test
    void what_discord_adds_by_itself_is_no_difference() {
        assertThat(CommandDiff.lines(OURS, Json.read("""
                        [{"id":"1","version":"7","name":"ec2","description":"Servers","contexts":[0],
                          "options":[{"name":"start","type":1,"description":"Start one","required":false}]},
                         {"id":"2","name":"ping","description":"There?"}]"""))).isEmpty();
    }

    @Test
    void new_and_gone_and_different_commands_are_named() {
        assertThat(CommandDiff.lines(OURS, Json.read("""
                        [{"name":"dance","description":"Dance"},
                         {"name":"ec2","description":"Servers",
                          "options":[{"name":"start","type":1,"description":"Start it"}]}]""")))
                .containsExactly("- /dance", "~ /ec2: options[start].description", "+ /ping");
    }
}
