package dev.skylark.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.skylark.json.Json;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Settings;
import dev.skylark.timer.Job;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The door for what is due. */
public final class ClockFunction implements RequestStreamHandler {

    private final Wiring wiring;

    public ClockFunction() {
        this(new Wiring(new Settings(Lambda.CLOCK, System.getenv()), Outside.aws(Lambda.CLOCK)));
    }

    public ClockFunction(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        accept(Json.read(in.readAllBytes()));
    }

    /** Throws when the job failed, so that it comes again. */
    public void accept(Json job) {
        wiring.desk().does(Job.read(job));
    }
}
