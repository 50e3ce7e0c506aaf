package dev.skylark.sandbox.house;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.DoorAnswer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Speaks as API Gateway does to the functions behind it. */
final class Gateway {

    private Gateway() {}

    /** In base64, as with a body whose type API Gateway does not know to be text: nothing is lost on the way. */
    static Json event(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
        var others = new HashMap<>(headers);
        var cookie = others.remove("cookie");
        return Json.fields()
                .with("version", "2.0")
                .with("rawPath", path)
                .with("queryStringParameters", named(query))
                .withIf(cookie != null, "cookies", Stream.ofNullable(cookie).toList())
                .with("headers", named(others))
                .with("requestContext", Json.fields().with("http", Json.fields().with("method", method)))
                .with("body", Base64.getEncoder().encodeToString(body))
                .with("isBase64Encoded", true);
    }

    static DoorAnswer answer(Json answer) {
        var answered = new HashMap<String, String>();
        answer.at("headers").members().forEach((name, value) -> answered.put(name, value.text()));
        answer.at("cookies").items().forEach(it -> answered.put("set-cookie", it.text()));
        return new DoorAnswer(
                (int) answer.at("statusCode").whole(500),
                answered,
                answer.at("body").text());
    }

    private static Json named(Map<String, String> values) {
        var named = Json.fields();
        for (var value : values.entrySet()) {
            named = named.with(value.getKey(), value.getValue());
        }
        return named;
    }
}
