package dev.skylark.github;

import dev.skylark.webhook.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What webhooks of GitHub are signed with: our App's with one of the house, those of a guild with one of its own. */
final class HookSecrets {

    private final Supplier<String> ofTheHouse;

    HookSecrets(Supplier<String> ofTheHouse) {
        this.ofTheHouse = ofTheHouse;
    }

    String ofApp() {
        return ofTheHouse.get();
    }

    /** Follows from that of the house, so that there is none to keep; who knows it knows no other. */
    String of(String guild) {
        return Hmac.sign(
                ofTheHouse.get().getBytes(StandardCharsets.UTF_8),
                ("github webhook of " + guild).getBytes(StandardCharsets.UTF_8));
    }
}
