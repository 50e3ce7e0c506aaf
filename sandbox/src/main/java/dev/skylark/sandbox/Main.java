package dev.skylark.sandbox;

import dev.skylark.jda.JdaVoice;
import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.DoorAnswer;
import dev.skylark.sandbox.house.Doors;
import dev.skylark.sandbox.http.Endpoint;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ./skylark dev}: everything on this machine, until it is stopped. */
public final class Main {

    private static final int PORT = 8787;
    private static final String REAL_DISCORD = "https://discord.com/api/v10";
    private static final String APPLICATION = "900000000000000000";
    private static final String GUILD = "900000000000000001";
    private static final String CHANNEL = "900000000000000103";

    /** An address that API Gateway hands to the function for webhooks. */
    private record Webhook(String method, String path) {}

    private static final List<Webhook> WEBHOOKS = List.of(
            new Webhook("POST", "/webhooks/alerts/{source}"),
            new Webhook("POST", "/webhooks/sns/{source}"),
            new Webhook("POST", "/webhooks/github"),
            new Webhook("POST", "/webhooks/github/{guild}"),
            new Webhook("GET", "/link/{provider}"),
            new Webhook("POST", "/link/{provider}"),
            new Webhook("GET", "/link/{provider}/callback"),
            new Webhook("POST", "/link/{provider}/callback"),
            new Webhook("GET", "/webhooks/health"));

    private Main() {}

    public static void main(String[] arguments) {
        try {
            start(System.getenv());
        } catch (RuntimeException broken) {
            System.err.println("Skylark could not start: " + broken.getMessage());
            System.exit(1);
        }
    }

    private static void start(Map<String, String> environment) {
        var running = run(environment);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("Skylark is stopping…");
            running.doors().notice().stops();
            running.close();
        }));
        running.doors().notice().back();
        System.out.println("Skylark is up: " + running.sandbox().address());
    }

    /** A sandbox with the doors behind it. */
    public record Running(Sandbox sandbox, Doors doors) implements AutoCloseable {
        @Override
        public void close() {
            doors.close();
            sandbox.close();
        }
    }

    /** Starts all of it as the environment says. */
    public static Running run(Map<String, String> environment) {
        var setup = Setup.in(Path.of(environment.getOrDefault("SKYLARK_HOME", ".skylark")), port(environment))
                .with(
                        environment.getOrDefault("SKYLARK_DISCORD_PUBLIC_KEY", ""),
                        environment.getOrDefault("SKYLARK_DISCORD_TOKEN", ""))
                .encrypted(JdaVoice.encrypts());
        if (!setup.encrypted()) {
            System.out.println(
                    "The library for end-to-end encryption needs glibc 2.38 or newer, which this machine lacks: voice is not encrypted in this sandbox. Everything else is as it is.");
        }
        var sandbox = Sandbox.open(setup);
        var real = environment.containsKey("SKYLARK_DISCORD_TOKEN");
        var discord = new Doors.For(
                environment.getOrDefault(
                        "SKYLARK_DISCORD_API",
                        real ? REAL_DISCORD : sandbox.discordApi().toString()),
                sandbox.keys().trustedPublicKeys(),
                sandbox.keys().token(),
                environment.getOrDefault("SKYLARK_DISCORD_APPLICATION_ID", APPLICATION),
                environment.getOrDefault("SKYLARK_OWNER_GUILD", GUILD),
                environment.getOrDefault("SKYLARK_OWNER_CHANNEL", CHANNEL),
                environment.getOrDefault("SKYLARK_PUBLIC_URL", sandbox.address().toString()),
                real ? JdaVoice.Address.DISCORD : gateway(sandbox));
        var doors = new Doors(sandbox.home(), discord, sandbox.clock(), Clock.systemUTC(), aws(environment));
        sandbox.whenTheClockMoves(doors::catchUp);
        sandbox.serve(
                doors,
                Stream.of(
                                Stream.of(
                                        Endpoint.route(
                                                "POST", "/sandbox/invoke", request -> invoke(sandbox, doors, request)),
                                        Endpoint.route(
                                                "GET",
                                                "/sandbox/github",
                                                _ -> Response.text(
                                                        200,
                                                        Map.of("Content-Type", "text/plain; charset=utf-8"),
                                                        doors.github()))),
                                Stream.of(Endpoint.route("*", "/sandbox/provider/{provider}/{path...}", doors::music)),
                                WEBHOOKS.stream().map(it -> webhook(it, doors)),
                                doors.routes().stream())
                        .flatMap(it -> it)
                        .toList(),
                doors.happenings(),
                List.of(
                        new Part("doors", () -> doors.isOpen() ? Part.OK : "starting"),
                        new Part("work", () -> doors.waiting() < 1000 ? Part.OK : "too much work is waiting")));
        doors.open();
        return new Running(sandbox, doors);
    }

    /** Where the voice worker finds the Discord of this sandbox. */
    private static JdaVoice.Address gateway(Sandbox sandbox) {
        return new JdaVoice.Address(
                sandbox.discordApi().toString(),
                sandbox.voice().gateway().toString(),
                sandbox.voice().trust());
    }

    private static Route<Endpoint> webhook(Webhook it, Doors doors) {
        return Endpoint.route(
                it.method(),
                it.path(),
                request -> answered(doors.webhook(
                        request.method(), request.path(), request.query(), request.headers(), request.body())));
    }

    /** A sample event, as the files in events/ have it, through its real door. */
    private static Response invoke(Sandbox sandbox, Doors doors, Request request) {
        var sample = request.json();
        var event = sample.at("event");
        return switch (sample.at("door").text()) {
            case "interactions" -> {
                var body = event.bytes();
                var timestamp = String.valueOf(Clock.systemUTC().instant().getEpochSecond());
                var answer = doors.answer(
                        Map.of(
                                "x-signature-timestamp",
                                timestamp,
                                "x-signature-ed25519",
                                sandbox.keys().sign(timestamp, body)),
                        body);
                yield answered(answer);
            }
            case "work" -> {
                doors.work(event);
                yield Response.ok(Json.fields().with("done", true));
            }
            case "events" -> {
                doors.event(event);
                yield Response.ok(Json.fields().with("done", true));
            }
            case "logs" -> {
                doors.logs(event);
                yield Response.ok(Json.fields().with("done", true));
            }
            case "webhooks" -> {
                var headers = event.at("headers").members().entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, it -> it.getValue().text()));
                yield answered(doors.webhook(
                        event.at("requestContext").at("http").at("method").text(),
                        event.at("rawPath").text(),
                        headers,
                        event.at("body").text().getBytes(StandardCharsets.UTF_8)));
            }
            case "clock" -> {
                doors.job(event);
                yield Response.ok(Json.fields().with("done", true));
            }
            default ->
                Response.error(
                        400,
                        "There is no door “" + sample.at("door").text()
                                + "”. There are: interactions, work, events, clock, logs, webhooks.");
        };
    }

    private static Response answered(DoorAnswer answer) {
        return Response.text(answer.status(), answer.headers(), answer.body());
    }

    /** The caller's own AWS, where that is asked for. */
    private static Optional<Doors.Aws> aws(Map<String, String> environment) {
        return switch (environment.getOrDefault("SKYLARK_CLOUD", "sandbox")) {
            case "sandbox" -> Optional.empty();
            case "aws" ->
                Optional.of(new Doors.Aws(
                        Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")).map(URI::create),
                        environment.getOrDefault(
                                "SKYLARK_REGIONS", environment.getOrDefault("AWS_REGION", "us-east-1"))));
            default -> throw new IllegalStateException("SKYLARK_CLOUD is sandbox or aws.");
        };
    }

    private static int port(Map<String, String> environment) {
        var port = environment.getOrDefault("SKYLARK_PORT", String.valueOf(PORT));
        if (!port.matches("\\d{1,5}")) {
            throw new IllegalStateException("SKYLARK_PORT must be a port number, not “" + port + "”.");
        }
        return Integer.parseInt(port);
    }
}
