package dev.skylark.voice;

import dev.skylark.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the voice worker is told to do in a guild. Places in the queue are counted from one, as people count. */
public sealed interface VoiceCommand {

    /** Where in the queue new music goes. */
    enum When {
        LAST,
        NEXT,
        NOW
    }

    /** {@code what} is an address or words to search for; {@code name} is what the sender calls it, often empty. */
    record Play(String what, String name, When when) implements VoiceCommand {}

    /** Plays a list that was saved: {@code owner} is the guild or, with an @ before it, a person. */
    record PlayList(String owner, String name, boolean shuffled) implements VoiceCommand {}

    /** Searches for each of these songs where music can be played from, and plays what is found. */
    record PlayWanted(String name, List<Wanted> songs) implements VoiceCommand {
        public PlayWanted {
            songs = List.copyOf(songs);
        }
    }

    record Pause() implements VoiceCommand {}

    record Resume() implements VoiceCommand {}

    /** On to the next, or to this place in the queue; zero for the next. */
    record Skip(int to) implements VoiceCommand {}

    /** The one before. */
    record Back() implements VoiceCommand {}

    /** No music and an empty queue. */
    record Stop() implements VoiceCommand {}

    record Clear() implements VoiceCommand {}

    /** Comes to where the person is, or to this channel. */
    record Join(String channel) implements VoiceCommand {}

    /** Ends, empties and goes. */
    record Leave() implements VoiceCommand {}

    record Seek(Duration to) implements VoiceCommand {}

    record Volume(int hundredths) implements VoiceCommand {}

    record Repeat(Loop loop) implements VoiceCommand {}

    record Sound(Filter filter) implements VoiceCommand {}

    record Shuffle() implements VoiceCommand {}

    /** From one place to the other, whichever comes first; {@code upTo} is zero for one place only. */
    record Remove(int place, int upTo) implements VoiceCommand {

        public int first() {
            return upTo == 0 ? place : Math.min(place, upTo);
        }

        public int last() {
            return upTo == 0 ? place : Math.max(place, upTo);
        }
    }

    record Move(int from, int to) implements VoiceCommand {}

    /** Shows what plays, in a message that stays true. */
    record Show() implements VoiceCommand {}

    /** Whether a worker is started for it where none is. */
    default boolean wakes() {
        return this instanceof Play
                || this instanceof PlayList
                || this instanceof PlayWanted
                || this instanceof Join
                || this instanceof Resume;
    }

    default Json.Fields json() {
        var named = Json.fields().with("kind", getClass().getSimpleName().toLowerCase(Locale.ROOT));
        return switch (this) {
            case Play(var what, var name, var when) ->
                named.with("what", what).with("name", name).with("when", when.name());
            case PlayList(var owner, var name, var shuffled) ->
                named.with("owner", owner).with("name", name).with("shuffled", shuffled);
            case PlayWanted(var name, var songs) ->
                named.with("name", name).with("songs", Json.items(songs.stream().map(Wanted::json)));
            case Skip(var to) -> named.with("to", to);
            case Join(var channel) -> named.with("channel", channel);
            case Seek(var to) -> named.with("to", to.toMillis());
            case Volume(var hundredths) -> named.with("hundredths", hundredths);
            case Repeat(var loop) -> named.with("loop", loop.name());
            case Sound(var filter) -> named.with("filter", filter.name());
            case Remove(var place, var upTo) -> named.with("place", place).with("upTo", upTo);
            case Move(var from, var to) -> named.with("from", from).with("to", to);
            case Pause(), Resume(), Back(), Stop(), Clear(), Leave(), Shuffle(), Show() -> named;
        };
    }

    /** Empty for a command of a later version than ours. */
    static Optional<VoiceCommand> read(Json it) {
        return Optional.ofNullable(
                switch (it.at("kind").text()) {
                    case "play" ->
                        new Play(
                                it.at("what").text(),
                                it.at("name").text(),
                                When.valueOf(it.at("when").text()));
                    case "playlist" ->
                        new PlayList(
                                it.at("owner").text(),
                                it.at("name").text(),
                                it.at("shuffled").truth());
                    case "playwanted" ->
                        new PlayWanted(
                                it.at("name").text(),
                                it.at("songs").items().stream()
                                        .map(Wanted::read)
                                        .toList());
                    case "pause" -> new Pause();
                    case "resume" -> new Resume();
                    case "skip" -> new Skip((int) it.at("to").whole(0));
                    case "back" -> new Back();
                    case "stop" -> new Stop();
                    case "clear" -> new Clear();
                    case "join" -> new Join(it.at("channel").text());
                    case "leave" -> new Leave();
                    case "seek" -> new Seek(Duration.ofMillis(it.at("to").whole(0)));
                    case "volume" -> new Volume((int) it.at("hundredths").whole(100));
                    case "repeat" -> new Repeat(Loop.valueOf(it.at("loop").text()));
                    case "sound" -> new Sound(Filter.valueOf(it.at("filter").text()));
                    case "shuffle" -> new Shuffle();
                    case "remove" ->
                        new Remove((int) it.at("place").whole(0), (int)
                                it.at("upTo").whole(0));
                    case "move" ->
                        new Move((int) it.at("from").whole(0), (int) it.at("to").whole(0));
                    case "show" -> new Show();
                    default -> null;
                });
    }
}
