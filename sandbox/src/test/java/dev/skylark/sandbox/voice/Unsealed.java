package dev.skylark.sandbox.voice;

import dev.skylark.voice.VoiceCommand;
import java.nio.file.Path;

/** A worker whose library for encryption may not load, in a process of its own: what is loaded once stays loaded. */
final class Unsealed {

    private Unsealed() {}

    public static void main(String[] arguments) {
        try (var troupe = new Troupe(Path.of(arguments[0]), Setting.usual())) {
            var guild = troupe.guild(0);
            troupe.hire("one");
            troupe.plays(guild, "/tones/440");
            troupe.awaitWords(guild, "WARNING");
            // whatever comes of it comes before the answer to what is asked now
            troupe.order(guild, new VoiceCommand.Volume(50));
            troupe.awaitWords(guild, "Volume 50 %");
            var identifies = troupe.voice.identifies().size();
            troupe.said(guild).forEach(System.out::println);
            System.out.println("identifies: " + identifies);
            System.out.println("heard: " + troupe.voice.heard(guild).received());
        }
        System.exit(0);
    }
}
