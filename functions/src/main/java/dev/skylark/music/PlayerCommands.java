package dev.skylark.music;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Command.Draft;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.command.Upload;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Reply;
import dev.skylark.music.Taste.First;
import dev.skylark.voice.Cards;
import dev.skylark.voice.Filter;
import dev.skylark.voice.Loop;
import dev.skylark.voice.MusicRows;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What people say while they listen: each of it is an order for the voice worker, or a look at what it keeps. */
final class PlayerCommands {

    private final Library library;
    private final MusicNeeds needs;
    private final Option<String> what = Option.text("what", "An address, or words to search for", 1, 1000)
            .suggesting(this::like)
            .orElse("");
    private final Option<Optional<Upload>> file =
            Option.attachment("file", "A file of yours").optional();
    private final Option<When> when =
            Option.choice("when", "Last in the queue, next, or now", When.class).orElse(When.LAST);
    private final Option<Long> skipTo = Option.whole("to", "To this place in the queue", 1, Rules.MOST_QUEUED)
            .orElse(0L);
    private final Option<String> position = Option.text("position", "For example 1:30", 1, 12);
    private final Option<Long> percent = Option.whole("percent", "100 is as recorded", 0, 150);
    private final Option<Loop> loop = Option.choice("what", "The track, the queue, or nothing", Loop.class);
    private final Option<Filter> sound = Option.choice("sound", "How it shall sound", Filter.class);
    private final Option<Long> place = Option.whole("place", "Which place in the queue", 1, Rules.MOST_QUEUED);
    private final Option<Long> upTo =
            Option.whole("upto", "Up to this place", 1, Rules.MOST_QUEUED).orElse(0L);
    private final Option<Long> from = Option.whole("from", "Which place in the queue", 1, Rules.MOST_QUEUED);
    private final Option<Long> to = Option.whole("to", "To which place", 1, 1000);
    private final Option<Optional<String>> channel = Option.voiceChannel(
                    "channel", "Which voice channel; yours if you say nothing")
            .optional();
    private final Option<Long> page =
            Option.whole("page", "Which page", 1, 1000).orElse(1L);

    PlayerCommands(Library library, MusicNeeds needs) {
        this.library = library;
        this.needs = needs;
    }

    List<Command> commands() {
        return List.of(
                listener("play", "Play music in your voice channel")
                        .takes(what, file, when)
                        .runs(this::play),
                order("pause", "Pause the music", _ -> new VoiceCommand.Pause()),
                order("resume", "Go on with the music", _ -> new VoiceCommand.Resume()),
                listener("skip", "On to the next track, or vote for it")
                        .takes(skipTo)
                        .runs(call -> relay(call, new VoiceCommand.Skip(number(call, skipTo)))),
                listener("back", "Back to the track before")
                        .unlisted()
                        .runs(call -> relay(call, new VoiceCommand.Back())),
                order("stop", "Stop the music and empty the queue", _ -> new VoiceCommand.Stop()),
                listener("queue", "What plays and what comes").takes(page).runs(this::queue),
                listener("nowplaying", "What plays now, with buttons").runs(this::nowPlaying),
                listener("seek", "Go to a place in the track")
                        .takes(position)
                        .runs(call -> relay(
                                call,
                                new VoiceCommand.Seek(Positions.read(call.value(position))
                                        .orElseThrow(() -> new Refused("music.position", call.value(position)))))),
                listener("volume", "How loud it is, from 0 to 150")
                        .takes(percent)
                        .runs(call -> relay(call, new VoiceCommand.Volume(number(call, percent)))),
                listener("loop", "Play the track or the queue again and again")
                        .takes(loop)
                        .runs(call -> relay(call, new VoiceCommand.Repeat(call.value(loop)))),
                order("shuffle", "Mix the queue", _ -> new VoiceCommand.Shuffle()),
                listener("remove", "Take tracks out of the queue")
                        .takes(place, upTo)
                        .runs(call -> relay(call, new VoiceCommand.Remove(number(call, place), number(call, upTo)))),
                listener("move", "Move a track in the queue")
                        .takes(from, to)
                        .runs(call -> relay(call, new VoiceCommand.Move(number(call, from), number(call, to)))),
                order("clear", "Empty the queue; what plays plays on", _ -> new VoiceCommand.Clear()),
                listener("join", "Come into your voice channel")
                        .takes(channel)
                        .runs(call -> relay(
                                call, new VoiceCommand.Join(call.value(channel).orElse("")))),
                order("leave", "Stop, empty the queue and leave the channel", _ -> new VoiceCommand.Leave()),
                listener("history", "What was played before").privately().runs(this::history),
                listener("filter", "Change how it sounds")
                        .takes(sound)
                        .runs(call -> relay(call, new VoiceCommand.Sound(call.value(sound)))));
    }

    static Draft listener(String name, String description) {
        return Command.named(name, description).only(Permission.VIEWER).deferred();
    }

    static Reply relay(Call call, VoiceCommand command) {
        return relay(call, command, false);
    }

    private static Reply relay(Call call, VoiceCommand command, boolean quiet) {
        return new Reply.Relay(command.json(), call.rights().permission().covers(Permission.OPERATOR), quiet);
    }

    private static Command order(String name, String description, Function<Call, VoiceCommand> command) {
        return listener(name, description).runs(call -> relay(call, command.apply(call)));
    }

    private Reply play(Call call) {
        var taste = library.taste(call.person().id());
        return relay(call, wanted(call, taste), taste.quiet());
    }

    private VoiceCommand wanted(Call call, Taste taste) {
        var upload = call.value(file);
        if (upload.isPresent()) {
            return new VoiceCommand.Play(upload.get().address(), upload.get().name(), call.value(when));
        }
        var words = call.value(what);
        if (words.isEmpty()) {
            throw new Refused("music.play.what");
        }
        if (words.startsWith(MusicRows.PLAY_LIST)) {
            return list(call, words.substring(MusicRows.PLAY_LIST.length()));
        }
        if (words.startsWith(MusicRows.PLAY_RECORDING)) {
            return new VoiceCommand.Play(words, words.substring(MusicRows.PLAY_RECORDING.length()), call.value(when));
        }
        return taste.first() == First.SOUNDCLOUD && !words.contains(":")
                ? new VoiceCommand.Play(MusicRows.PLAY_SOUNDCLOUD + words, words, call.value(when))
                : new VoiceCommand.Play(words, "", call.value(when));
    }

    private VoiceCommand list(Call call, String name) {
        return library.shelf(call.guild()).lists().stream()
                .filter(it -> MusicRows.list(it.name()).equals(MusicRows.list(name)))
                .findFirst()
                .map(it -> new VoiceCommand.PlayList(call.guild(), it.name(), false))
                .orElseThrow(() -> new Refused("music.list.unknown", name));
    }

    private Reply queue(Call call) {
        var card = Cards.queue(playing(call), number(call, page), needs.clock().instant(), call.texts());
        return call.origin().isPress() && !call.arguments().containsKey("page")
                ? Reply.whisper(card)
                : Reply.update(card);
    }

    /** While something plays, the worker shows it and keeps it true. */
    private Reply nowPlaying(Call call) {
        var playing = playing(call);
        return playing.voice().isEmpty()
                ? Reply.say(Cards.playing(playing, needs.clock().instant(), "", call.texts()))
                : relay(call, new VoiceCommand.Show());
    }

    private Reply history(Call call) {
        return Reply.whisper(Cards.history(playing(call), call.texts()));
    }

    private Playing playing(Call call) {
        return library.playing(call.guild()).orElseGet(() -> Playing.nothing(Rules.USUAL));
    }

    private List<Choice> like(Call call, String typed) {
        return Suggestions.of(library.shelf(call.guild()), typed);
    }

    private static int number(Call call, Option<Long> option) {
        return Math.toIntExact(call.value(option));
    }
}
