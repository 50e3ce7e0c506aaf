package dev.skylark.bench;

import dev.skylark.jda.JdaVoice;
import dev.skylark.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The sandbox's Discord in a process of its own, so that what it needs is not counted as ours. */
final class FakeDiscord implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;
    private final BufferedWriter asks;
    private final Json begun;
    private final int guilds;

    private FakeDiscord(Process process, int guilds) throws IOException {
        this.process = process;
        this.guilds = guilds;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.asks = process.outputWriter(StandardCharsets.UTF_8);
        this.begun = answer();
    }

    static FakeDiscord start(Path root, int guilds) throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        return new FakeDiscord(
                new ProcessBuilder(
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FakeDiscordMain.class.getName(),
                                String.valueOf(guilds),
                                String.valueOf(JdaVoice.encrypts()))
                        .directory(root.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start(),
                guilds);
    }

    String token() {
        return FakeDiscordMain.TOKEN;
    }

    JdaVoice.Address address() throws IOException, GeneralSecurityException {
        return new JdaVoice.Address(
                begun.at("rest").text(),
                begun.at("gateway").text(),
                trusting(begun.at("certificate").text()));
    }

    List<String> guilds() {
        return IntStream.range(0, guilds).mapToObj(FakeDiscordMain::guild).toList();
    }

    String channel(String guild) {
        return FakeDiscordMain.channel(guild);
    }

    /** Counts from zero again. */
    void forget() throws IOException {
        ask("forget");
    }

    /** Over all guilds: frames received and lost, and the worst of how evenly they came. */
    Json heard() throws IOException {
        return ask("heard");
    }

    private Json ask(String what) throws IOException {
        asks.write(what + "\n");
        asks.flush();
        return answer();
    }

    private Json answer() throws IOException {
        var line = said.readLine();
        if (line == null) {
            throw new IOException("The Discord of this bench has ended.");
        }
        return line.startsWith("{") ? Json.read(line) : answer();
    }

    private static SSLContext trusting(String pem) throws IOException, GeneralSecurityException {
        var certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("discord", certificate);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
