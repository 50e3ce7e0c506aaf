package dev.skylark.sandbox.dave;

import dev.skylark.Needs;
import dev.skylark.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** A listener of another make: davey, in Rust on OpenMLS, run by Node. */
final class Davey implements Participant, AutoCloseable {

    private static final Path HOME = Path.of("src/test/davey");

    private final String person;
    private final Circle circle;
    private final List<String> others;
    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;

    Davey(String person, String channel, Circle circle, List<String> others) {
        this.person = person;
        this.circle = circle;
        this.others = List.copyOf(others);
        try {
            process = new ProcessBuilder("node", "listener.js", person, channel)
                    .directory(HOME.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        to = process.outputWriter();
        from = process.inputReader();
    }

    /** Skips the test aloud where Node or the package is missing. */
    static void needed() {
        Needs.program("node", "https://nodejs.org");
        Needs.folder(HOME.resolve("node_modules/@snazzah/davey"), "cd sandbox/src/test/davey && npm ci");
    }

    byte[] open(byte[] frame) {
        return bytes(ask("open", frame).at("frame"));
    }

    @Override
    public String person() {
        return person;
    }

    @Override
    public boolean isBot() {
        return false;
    }

    @Override
    public void introduced(byte[] gatekeeper) {
        circle.keyPackage(this, bytes(ask("introduced", gatekeeper).at("keyPackage")));
    }

    @Override
    public void proposed(byte[] proposals) {
        var offer = ask("proposed", proposals).at("offer");
        if (offer.isText()) {
            circle.offer(this, bytes(offer));
        }
    }

    @Override
    public void committed(int transition, byte[] commit) {
        ask("committed", commit);
        circle.ready(this, transition);
    }

    @Override
    public void welcomed(int transition, byte[] welcome) {
        ask("welcomed", welcome);
        circle.ready(this, transition);
    }

    @Override
    public void executed(int transition) {}

    @Override
    public void reset() {
        circle.keyPackage(this, bytes(ask("reset", new byte[0]).at("keyPackage")));
    }

    @Override
    public void close() {
        process.destroy();
    }

    private synchronized Json ask(String what, byte[] body) {
        try {
            to.write(Json.fields()
                    .with("do", what)
                    .with("body", Base64.getEncoder().encodeToString(body))
                    .with("people", others)
                    .toString());
            to.newLine();
            to.flush();
            var answer = Json.read(from.readLine());
            if (!answer.at("error").isNothing()) {
                throw new AssertionError(what + ": " + answer.at("error").text());
            }
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] bytes(Json text) {
        return Base64.getDecoder().decode(text.text());
    }
}
