package dev.skylark.sandbox.voice;

import dev.skylark.sandbox.dave.Race;
import dev.skylark.sandbox.gateway.Rules;
import java.time.Duration;
import java.util.List;

/**
 * How the sandbox's Discord is set up for bots that connect: on which ports (0 is any free one), how strict the gateway
 * is, whether voice must be encrypted from end to end, who is quicker with a commit, and which transport it offers.
 */
public record Setting(
        int gatewayPort,
        int voicePort,
        Rules rules,
        boolean encrypted,
        Race race,
        List<TransportMode> modes,
        Duration voiceHeartbeat) {

    public Setting {
        modes = List.copyOf(modes);
    }

    /** As the real one is: encryption is required, and both kinds of transport are offered. */
    public static Setting usual() {
        return new Setting(
                0, 0, Rules.usual(), true, Race.BOT_FIRST, List.of(TransportMode.values()), Duration.ofMillis(13_750));
    }

    public Setting withPorts(int gateway, int voice) {
        return new Setting(gateway, voice, rules, encrypted, race, modes, voiceHeartbeat);
    }

    public Setting with(Rules other) {
        return new Setting(gatewayPort, voicePort, other, encrypted, race, modes, voiceHeartbeat);
    }

    public Setting with(Race other) {
        return new Setting(gatewayPort, voicePort, rules, encrypted, other, modes, voiceHeartbeat);
    }

    public Setting with(TransportMode only) {
        return new Setting(gatewayPort, voicePort, rules, encrypted, race, List.of(only), voiceHeartbeat);
    }

    /** As stage channels are: nobody encrypts from end to end. */
    public Setting withoutEncryption() {
        return new Setting(gatewayPort, voicePort, rules, false, race, modes, voiceHeartbeat);
    }
}
