package dev.skylark.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.skylark.http.Response;
import dev.skylark.http.Routes;
import dev.skylark.json.Json;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** The door for other systems. What it has taken in is in the table when it answers; else it says so, to be sent again. */
public final class WebhooksFunction implements RequestStreamHandler {

    private final Wiring wiring;

    public WebhooksFunction() {
        this(new Wiring(new Settings(Lambda.WEBHOOKS, System.getenv()), Outside.aws(Lambda.WEBHOOKS)));
    }

    public WebhooksFunction(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        out.write(answer(in.readAllBytes()).bytes());
    }

    /** An answer for API Gateway, whatever came in. */
    public Json.Fields answer(byte[] event) {
        return Routes.response(response(event));
    }

    private Response response(byte[] event) {
        try {
            return wiring.routes()
                    .answer(Routes.request(Json.read(event), wiring.wall().instant()));
        } catch (IllegalArgumentException malformed) {
            return Response.refused(400, "This is not a request that Skylark understands.");
        } catch (RuntimeException failure) {
            wiring.journal().failed("a webhook was not taken in", Map.of("door", "webhooks"), failure);
            return Response.refused(
                    503, "This could not be taken in just now. Nothing was kept: please send it again.");
        }
    }
}
