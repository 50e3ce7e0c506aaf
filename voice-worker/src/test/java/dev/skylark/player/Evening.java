package dev.skylark.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.discord.Conversation;
import dev.skylark.discord.Reply.Where;
import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.Sources.Answer;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import dev.skylark.voice.VoiceOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A guild with people, voice channels, a clock, and a sound that goes over to what is next by itself. */
final class Evening {

    static final String LOUNGE = "100";
    static final String KITCHEN = "200";
    static final String DJ = "900";

    GuildPlayer player;
    Rules rules = Rules.USUAL;
    Instant now = Instant.parse("2051-03-20T20:00:00Z");

    NotedSound sound = new NotedSound();
    String channel = "";

    List<Effect> effects = List.of();
    final List<String> words = new ArrayList<>();

    private final Map<String, String> people = new HashMap<>();
    private final Set<String> deaf = new HashSet<>();
    private final Set<String> djs = new HashSet<>();
    private final Set<String> leaders = new HashSet<>();
    private int orders;
    private String locale = "en";
    private String pressed = "";

    Evening() {
        this(Playing.nothing(Rules.USUAL));
    }

    Evening(Playing kept) {
        player = new GuildPlayer(kept, new Random(1));
    }

    static Track track(String name) {
        return track(name, Duration.ofMinutes(3));
    }

    static Track track(String name, Duration length) {
        return new Track(name, "", length, "", "", Track.Source.HTTP, name, 0, "");
    }

    static Track radio(String name) {
        return new Track(name, "", Duration.ZERO, "", "", Track.Source.RADIO, name, 0, "");
    }

    // ---- who is where

    Evening comes(String person, String where) {
        people.put(person, where);
        return becomes(new VoiceFact.Listening());
    }

    Evening goes(String person) {
        people.remove(person);
        return becomes(new VoiceFact.Listening());
    }

    Evening deafens(String person) {
        deaf.add(person);
        return becomes(new VoiceFact.Listening());
    }

    Evening dj(String person) {
        djs.add(person);
        return this;
    }

    Evening leader(String person) {
        leaders.add(person);
        return this;
    }

    Evening rules(Rules other) {
        rules = other;
        return becomes(new VoiceFact.RulesChanged());
    }

    Evening speaks(String language) {
        locale = language;
        return this;
    }

    /** From now on, orders are presses below this message. */
    Evening below(String message) {
        pressed = message;
        return this;
    }

    Set<String> listeners() {
        return people.entrySet().stream()
                .filter(it -> !channel.isEmpty() && it.getValue().equals(channel))
                .map(Map.Entry::getKey)
                .filter(it -> !deaf.contains(it))
                .collect(Collectors.toUnmodifiableSet());
    }

    // ---- what people say

    VoiceOrder order(String person, VoiceCommand command) {
        orders++;
        return new VoiceOrder(
                "order-" + orders,
                "1",
                person,
                djs.contains(person) ? List.of(DJ) : List.of(),
                leaders.contains(person),
                new Conversation(
                        "app",
                        "token",
                        person,
                        "talk",
                        pressed,
                        pressed.isEmpty() ? Where.IN_CHANNEL : Where.IN_PLACE,
                        now,
                        locale),
                command);
    }

    Evening says(String person, VoiceCommand command) {
        return gives(order(person, command));
    }

    Evening gives(VoiceOrder order) {
        return does(player.on(order, scene(order.person())));
    }

    Evening plays(String person, Track... tracks) {
        return plays(person, When.LAST, tracks);
    }

    Evening plays(String person, When when, Track... tracks) {
        var order = order(person, new VoiceCommand.Play(tracks[0].title(), "", when));
        return gives(order).finds(order, tracks);
    }

    Evening finds(VoiceOrder order, Track... tracks) {
        return looked(order, new Answer.Found("a list", List.of(tracks), 0));
    }

    Evening looked(VoiceOrder order, Answer answer) {
        return becomes(new VoiceFact.Looked(order, answer), order.person());
    }

    // ---- what becomes true

    Evening becomes(VoiceFact fact) {
        return becomes(fact, "");
    }

    Evening becomes(VoiceFact fact, String person) {
        return does(player.on(fact, scene(person)));
    }

    Evening hears(Heard heard) {
        return becomes(new VoiceFact.Sounded(heard));
    }

    /** The track that sounds comes to its end. */
    Evening ends() {
        return over(new Heard.Ended(sound.number));
    }

    Evening breaks() {
        return over(new Heard.Broke(sound.number, Sources.Trouble.BROKEN, ""));
    }

    Evening sticks() {
        return over(new Heard.Stuck(sound.number));
    }

    private Evening over(Heard last) {
        sound.goOver();
        hears(last);
        return sound.now.isPresent() ? begins() : this;
    }

    Evening begins() {
        return hears(new Heard.Began(sound.number));
    }

    /** Time goes by, and what waits for it happens in time. */
    Evening passes(Duration time) {
        var until = now.plus(time);
        for (var wakes = player.wakes(); wakes.filter(it -> !it.isAfter(until)).isPresent(); wakes = player.wakes()) {
            clockTo(wakes.orElseThrow());
            becomes(new VoiceFact.Passed());
        }
        clockTo(until);
        return becomes(new VoiceFact.Passed());
    }

    private void clockTo(Instant later) {
        if (later.isAfter(now)) {
            sound.passes(Duration.between(now, later));
            now = later;
        }
    }

    /** The worker ends with a word, and another one begins with what was kept. */
    Evening isReplaced() {
        becomes(new VoiceFact.Ending());
        return isTakenOver(player.playing());
    }

    /** Another worker begins with what was kept last. */
    Evening isTakenOver(Playing kept) {
        player = new GuildPlayer(Playing.read(kept.json()), new Random(1));
        sound = new NotedSound();
        channel = "";
        return becomes(new VoiceFact.TakenOver());
    }

    // ---- what is to be seen

    Scene scene(String person) {
        return new Scene(rules, new Room(people.getOrDefault(person, ""), listeners()), sound.position, now);
    }

    Playing playing() {
        return player.playing();
    }

    String current() {
        return playing().current().map(Track::title).orElse("");
    }

    List<String> queue() {
        return playing().queue().stream().map(Track::title).toList();
    }

    List<String> history() {
        return playing().history().stream().map(Track::title).toList();
    }

    String following() {
        return sound.next.map(Track::title).orElse("");
    }

    <T extends Effect> List<T> all(Class<T> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The last thing that was said. */
    String said() {
        return words.isEmpty() ? "" : words.getLast();
    }

    private Evening does(List<Effect> them) {
        effects = them;
        them.forEach(this::does);
        if (!all(Effect.NewCard.class).isEmpty()) {
            player.on(new VoiceFact.CardShown("talk/card"), scene("")).forEach(this::does);
        }
        if (!all(Effect.Join.class).isEmpty() && !channel.isEmpty()) {
            player.on(new VoiceFact.Connected(channel), scene("")).forEach(this::does);
        }
        return this;
    }

    private void does(Effect effect) {
        switch (effect) {
            case Effect.Join(var wanted) -> channel = wanted;
            case Effect.Leave() -> channel = "";
            case Effect.Begin _ -> {
                assertThat(channel).as("a voice channel to begin in").isNotEmpty();
                sound.does(effect);
            }
            case Effect.Answer(var _, var reply) -> words.add(Said.text(reply));
            case Effect.Tell(var _, var message) -> words.add(Said.text(message));
            case Effect.Warn(var message) -> words.add("Operators: " + Said.text(message));
            default -> sound.does(effect);
        }
    }
}
