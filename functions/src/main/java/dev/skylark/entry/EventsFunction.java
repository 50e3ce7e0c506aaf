package dev.skylark.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.skylark.fact.Facts;
import dev.skylark.json.Json;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The door for what became true in the cloud. Every ear hears every fact; one that fails lets the others hear it. */
public final class EventsFunction implements RequestStreamHandler {

    private final Wiring wiring;

    public EventsFunction() {
        this(new Wiring(new Settings(Lambda.EVENTS, System.getenv()), Outside.aws(Lambda.EVENTS)));
    }

    public EventsFunction(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        accept(Json.read(in.readAllBytes()));
    }

    /** Throws when an ear failed, so that the fact comes again: hearing it twice changes nothing. */
    public void accept(Json delivery) {
        Facts.read(delivery).forEach(wiring.desk()::hear);
    }
}
