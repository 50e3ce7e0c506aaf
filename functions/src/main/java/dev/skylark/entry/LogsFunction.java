package dev.skylark.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.skylark.journal.Journal.Level;
import dev.skylark.json.Json;
import dev.skylark.log.Delivery;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * The door for log lines as CloudWatch Logs brings them. A delivery that fails is brought again; one that nobody can
 * read is written down and left, since it will not get better.
 */
public final class LogsFunction implements RequestStreamHandler {

    private final Wiring wiring;

    public LogsFunction() {
        this(new Wiring(new Settings(Lambda.LOGS, System.getenv()), Outside.aws(Lambda.LOGS)));
    }

    public LogsFunction(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        accept(Json.read(in.readAllBytes()));
    }

    public void accept(Json event) {
        try {
            wiring.intake().take(Delivery.read(event));
        } catch (Delivery.Unreadable unreadable) {
            wiring.journal()
                    .note(Level.ERROR, "a delivery of logs cannot be read", Map.of("why", unreadable.getMessage()));
        }
    }
}
