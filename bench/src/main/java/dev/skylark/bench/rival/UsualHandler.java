package dev.skylark.bench.rival;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** The usual Java handler: typed events, data binding, a registered security provider, log4j, an SDK client. */
public final class UsualHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final Logger LOG = LogManager.getLogger(UsualHandler.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LambdaClient LAMBDA = LambdaClient.create();
    private static final PublicKey KEY;

    static {
        Security.addProvider(new BouncyCastleProvider());
        try {
            var prefix = HexFormat.of().parseHex("302a300506032b6570032100");
            var raw = HexFormat.of().parseHex(System.getenv("SKYLARK_DISCORD_PUBLIC_KEY"));
            var encoded = new byte[prefix.length + raw.length];
            System.arraycopy(prefix, 0, encoded, 0, prefix.length);
            System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
            KEY = KeyFactory.getInstance("Ed25519", "BC").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What is read of an interaction. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Interaction(
            int type,
            @Nullable String id,
            @Nullable String token,
            @Nullable Data data) {}

    /** The command and its options. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Data(@Nullable String name, @Nullable List<Map<String, Object>> options) {}

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            var body = event.getIsBase64Encoded()
                    ? Base64.getDecoder().decode(event.getBody())
                    : event.getBody().getBytes(StandardCharsets.UTF_8);
            var signature = Signature.getInstance("Ed25519", "BC");
            signature.initVerify(KEY);
            signature.update(header(event, "x-signature-timestamp").getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            if (!signature.verify(HexFormat.of().parseHex(header(event, "x-signature-ed25519")))) {
                return response(401, "");
            }
            var interaction = JSON.readValue(body, Interaction.class);
            LOG.info("interaction {} of type {}", interaction.id(), interaction.type());
            var data = interaction.data();
            if (interaction.type() == 1) {
                return response(200, JSON.writeValueAsString(Map.of("type", 1)));
            }
            if (data != null && "ping".equals(data.name())) {
                return response(
                        200,
                        JSON.writeValueAsString(Map.of("type", 4, "data", Map.of("content", "Pong", "flags", 64))));
            }
            LAMBDA.invoke(it -> it.functionName("work")
                    .qualifier("live")
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromByteArray(body)));
            return response(200, JSON.writeValueAsString(Map.of("type", 5)));
        } catch (GeneralSecurityException broken) {
            LOG.error("refused", broken);
            return response(401, "");
        } catch (IOException unreadable) {
            LOG.error("unreadable", unreadable);
            return response(400, "");
        }
    }

    private static String header(APIGatewayV2HTTPEvent event, String name) {
        return event.getHeaders().getOrDefault(name, "");
    }

    private static APIGatewayV2HTTPResponse response(int status, String body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody(body)
                .build();
    }
}
