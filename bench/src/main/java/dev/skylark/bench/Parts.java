package dev.skylark.bench;

import dev.skylark.command.Call;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Command;
import dev.skylark.command.Gate;
import dev.skylark.command.Interaction;
import dev.skylark.command.Router;
import dev.skylark.command.Signature;
import dev.skylark.discord.Message;
import dev.skylark.discord.MessageJson;
import dev.skylark.discord.Reply;
import dev.skylark.json.Json;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the parts of an answer cost, warm. */
@State(Scope.Benchmark)
public class Parts {

    private static final String TIMESTAMP = "1795176000";

    private final byte[] body = Requests.deferred();
    private final String proof = Requests.sign(TIMESTAMP, body);
    private final Signature signature = new Signature(Requests.publicKey());
    private final Call call =
            Interaction.read(Json.read(Requests.atOnce()), Instant.EPOCH).call();
    private final Router router = new Router(
            Catalogue.of(List.of(
                    Command.named("ping", "There?").runs(it -> Reply.whisper(Message.good(it.text("ping.title")))))),
            Gate.ofRequestAlone(),
            Clock.systemUTC());
    private final Message message = card();
    private final String line = "2026-11-20 12:00:00 INFO started instance i-0abc in eu-central-1a after 3 s";
    private final String telling = "connecting to postgres://app:hunter2@db/main with token=abcdef123456";

    private static Message card() {
        var message = Message.good("Servers");
        for (int server = 0; server < 8; server++) {
            message = message.fact("server " + server, "running since noon").text("a line about it");
        }
        return message;
    }

    @Benchmark
    public boolean verifySignature() {
        return signature.proves(proof, TIMESTAMP, body);
    }

    @Benchmark
    public Interaction parseInteraction() {
        return Interaction.read(Json.read(body), Instant.EPOCH);
    }

    @Benchmark
    public Object route() {
        return router.run(call);
    }

    @Benchmark
    public byte[] renderMessage() {
        return MessageJson.render(message, Texts.in("en")).bytes();
    }

    @Benchmark
    public String redactHarmlessLine() {
        return Redactor.redact(line);
    }

    @Benchmark
    public String redactTellingLine() {
        return Redactor.redact(telling);
    }
}
