package dev.skylark.sandbox.voice;

import dev.skylark.capacity.Capacity;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.discord.Conversation;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.jda.JdaVoice;
import dev.skylark.lavaplayer.Lava;
import dev.skylark.player.Chat;
import dev.skylark.sandbox.Part;
import dev.skylark.sandbox.Sandbox;
import dev.skylark.sandbox.Setup;
import dev.skylark.sandbox.dave.OldGlibc;
import dev.skylark.sandbox.discord.DoorAnswer;
import dev.skylark.sandbox.gateway.Rules;
import dev.skylark.sandbox.house.PlayedQueues;
import dev.skylark.sandbox.http.Endpoint;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import dev.skylark.table.Table;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import dev.skylark.voice.VoiceOrder;
import dev.skylark.work.SlottedVoices;
import dev.skylark.worker.DynamoIdentifies;
import dev.skylark.worker.DynamoLookouts;
import dev.skylark.worker.DynamoMemory;
import dev.skylark.worker.DynamoSlots;
import dev.skylark.worker.Worker;
import dev.skylark.worker.Workshop;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Real workers who share many guilds and two slots; orders come to them without the doors. */
final class Troupe implements AutoCloseable, Chat {

    private static final int SLOTS = 2;
    private static final long FIRST_GUILD = 214_576_722_000L << 22;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ASKER = "900000000000000201";

    final VoiceDiscord voice;
    private final Sandbox sandbox;
    private final Lava lava;
    private final EmbeddedDynamo dynamo = EmbeddedDynamo.inMemory();
    private final PlayedQueues queues = new PlayedQueues();
    private final SlottedVoices voices =
            new SlottedVoices(queues, () -> {}, SLOTS, rows(Table.VOICE), Clock.systemUTC());
    private final List<Worker> workers = new ArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger orders = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);

    Troupe(Path home, Setting setting) {
        OldGlibc.prepare();
        sandbox = Sandbox.open(Setup.in(home, 0));
        voice = VoiceDiscord.start(sandbox.discord(), setting.with(Rules.usual().withIdentifies(1, Duration.ZERO)));
        sandbox.serve(
                (_, _) -> DoorAnswer.json(500, ""),
                List.of(
                        Endpoint.route(
                                "GET",
                                "/tones/{hertz}",
                                it -> Response.file(
                                        it, "audio/wav", Stairs.tone(Integer.parseInt(it.variable("hertz")), 3))),
                        Endpoint.route("GET", "/stairs", it -> Response.file(it, "audio/wav", Stairs.climbing(58))),
                        Endpoint.route(
                                "GET",
                                "/round/{turn}",
                                it -> Response.empty(302)
                                        .with("Location", address("/round/" + it.variable("turn") + "1"))),
                        Endpoint.route("GET", "/stuck", this::stuck)),
                List.of(),
                List.of(new Part("door", () -> Part.OK)));
        var at = sandbox.address();
        lava = new Lava(
                new Lava.Setup(Clock.systemUTC(), Optional.empty(), Optional.empty()),
                new InetSocketAddress(at.getHost(), at.getPort()));
    }

    /** One more guild with a voice channel in which somebody sits; the even ones are in the first slot. */
    String guild(int number) {
        var guild = String.valueOf(FIRST_GUILD + ((long) number << 22));
        Places.learn(sandbox, guild, channel(guild), "Stage", ASKER);
        voice.join(guild, channel(guild), ASKER);
        return guild;
    }

    /** The voice channel of a guild. */
    static String channel(String guild) {
        return String.valueOf(Long.parseLong(guild) + 1);
    }

    /** One more worker begins. */
    Worker hire(String name) {
        var slots = new DynamoSlots(rows(Table.VOICE), SLOTS, Clock.systemUTC());
        var realm = sandbox.discord().realm();
        var workshop = new Workshop(
                new Workshop.Discord(
                        sandbox.keys().token(),
                        SLOTS,
                        new JdaVoice.Address(
                                sandbox.discordApi().toString(), voice.gateway().toString(), voice.trust()),
                        new DynamoIdentifies(rows(Table.VOICE), Clock.systemUTC()),
                        (guild, person) ->
                                Optional.ofNullable(realm.voice(guild).get(person))),
                slots,
                new DynamoLookouts(rows(Table.FLEET), rows(Table.VOICE), rows(Table.GUILDS), Clock.systemUTC()),
                crowd -> said.add("TROUBLE " + crowd),
                queues::of,
                new DynamoMemory(rows(Table.MUSIC)),
                lava.sources(),
                lava.sounds(),
                this,
                lava::health,
                (what, guild, failure) -> said.add("TROUBLE " + what + " " + guild + " " + failure),
                Clock.systemUTC());
        var worker = new Worker(
                name,
                workshop,
                new Capacity() {
                    @Override
                    public void raise() {
                        // all that there are were hired by hand
                    }

                    @Override
                    public void lower() {
                        // nobody is sent away
                    }
                },
                true,
                (what, guild, failure) -> said.add("TROUBLE " + what + " " + guild + " " + failure),
                Clock.systemUTC());
        workers.add(worker);
        worker.start();
        return worker;
    }

    void plays(String guild, String path) {
        order(guild, new VoiceCommand.Play(address(path), "", When.LAST));
    }

    void order(String guild, VoiceCommand command) {
        var number = orders.incrementAndGet();
        voices.send(new VoiceOrder(
                String.valueOf(number),
                guild,
                "order",
                List.of(),
                true,
                new Conversation("application", "token", ASKER, guild, "", Reply.Where.IN_CHANNEL, Instant.now(), "en"),
                command));
    }

    Recorder records(String guild) {
        return new Recorder(voice, guild);
    }

    /** Everything said in a guild, oldest first. */
    List<String> said(String guild) {
        return said.stream().filter(it -> it.startsWith(guild)).toList();
    }

    void awaitWords(String guild, String words) {
        await("“" + words + "”", () -> said(guild).stream().anyMatch(it -> it.contains(words)));
    }

    void await(String what, BooleanSupplier wanted) {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); !wanted.getAsBoolean(); ) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not come within " + PATIENCE + ". Said: " + said);
            }
            Evening.pause();
        }
    }

    /** Three seconds of twenty, and then nothing, also for who asks for the rest. */
    private Response stuck(Request request) {
        if (!request.header("Range").isEmpty()) {
            return new Response(206, Map.of("Content-Type", "audio/wav"), new Response.Body.Stream(_ -> awaitEnd()));
        }
        return Response.stream("audio/wav", out -> {
            out.write(Arrays.copyOf(Stairs.climbing(20), 3 * Stairs.RATE * 4));
            out.flush();
            awaitEnd();
        });
    }

    private String address(String path) {
        return sandbox.address().resolve(path).toString();
    }

    private Rows rows(Table table) {
        return new Rows(dynamo::client, () -> EmbeddedDynamo.name(table));
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<String> answer(VoiceOrder order, Reply reply) {
        said.add(order.guild() + " " + order.id() + " " + reply);
        return Optional.of(order.guild() + "/" + order.id());
    }

    @Override
    public Optional<String> post(String channel, Message message, String locale) {
        said.add(channel + " " + message);
        return Optional.of(channel + "/0");
    }

    @Override
    public boolean change(String place, Message message, String locale) {
        return true;
    }

    @Override
    public void remove(String place) {
        // nothing stands anywhere
    }

    @Override
    public void warn(String guild, Message message) {
        said.add(guild + " WARNING " + message);
    }

    @Override
    public void close() {
        over.countDown();
        workers.forEach(Worker::close);
        lava.close();
        voice.close();
        sandbox.close();
        dynamo.close();
    }
}
