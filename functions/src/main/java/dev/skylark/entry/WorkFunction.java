package dev.skylark.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.skylark.fact.Facts;
import dev.skylark.json.Json;
import dev.skylark.log.Delivery;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Settings;
import dev.skylark.timer.Job;
import dev.skylark.work.Order;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The door behind the front door: carries out what was handed over. It hears of an order again when it failed, and
 * once more, through the topic of failures, when every try has failed.
 */
public final class WorkFunction implements RequestStreamHandler {

    private final Wiring wiring;

    public WorkFunction() {
        this(new Wiring(new Settings(Lambda.WORK, System.getenv()), Outside.aws(Lambda.WORK)));
    }

    public WorkFunction(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        accept(Json.read(in.readAllBytes()));
    }

    /**
     * An order, a job that somebody of us wants done at once, news or lines of a log that could not be taken in before, or
     * the record of orders that all tries have failed.
     */
    public void accept(Json event) {
        if (event.at("keepAlive").truth()) {
            return; // a snapshot that nobody calls for two weeks is thrown away, so the stack calls once a day
        }
        if (!event.at("job").isNothing()) {
            wiring.desk().does(Job.read(event.at("job")));
            return;
        }
        if (!event.at("news").isNothing()) {
            Facts.read(event.at("news")).forEach(wiring.desk()::hear);
            return;
        }
        if (!event.at("lines").isNothing()) {
            wiring.intake().take(Delivery.read(event.at("lines")));
            return;
        }
        var records = event.at("Records").items();
        if (records.isEmpty()) {
            wiring.workbench().carryOut(Order.read(event));
        }
        for (var record : records) {
            var failed = Json.read(record.at("Sns").at("Message").text()).at("requestPayload");
            // of a job nobody waits for an answer
            if (failed.at("job").isNothing()) {
                wiring.workbench().gaveUp(Order.read(failed));
            }
        }
    }
}
