package dev.skylark.player;

import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceOrder;
import java.util.List;
import java.util.Optional;

/** Who may do what to the music that all hear. */
final class Manners {

    private Manners() {}

    /** Why not: a key of the bundle and what it names. */
    record Refusal(String key, List<Object> values) {
        static Refusal of(String key, Object... values) {
            return new Refusal(key, List.of(values));
        }
    }

    static Optional<Refusal> refusal(VoiceOrder order, Playing playing, Scene scene) {
        if (order.leads()) {
            return Optional.empty();
        }
        var room = scene.room();
        var elsewhere = !playing.voice().isEmpty() && !room.personsChannel().equals(playing.voice());
        return switch (order.command()) {
            case VoiceCommand.Show() -> Optional.empty();
            case VoiceCommand.Play(var _, var _, var when)
            when when == VoiceCommand.When.NOW && playing.current().isPresent() ->
                elsewhere ? elsewhere(playing, scene) : unlessDj(order, scene);
            case VoiceCommand.Play(var _, var _, var _),
                    VoiceCommand.PlayList(var _, var _, var _),
                    VoiceCommand.PlayWanted(var _, var _) -> elsewhere ? elsewhere(playing, scene) : Optional.empty();
            case VoiceCommand.Join(var channel) -> {
                var away = !channel.isEmpty() && !channel.equals(playing.voice());
                yield elsewhere ? unlessHeard(playing, scene) : away ? unlessDj(order, scene) : Optional.empty();
            }
            case VoiceCommand.Resume() -> elsewhere ? elsewhere(playing, scene) : unlessDj(order, scene);
            case VoiceCommand.Skip(var to)
            when to == 0 && (scene.rules().votes() > 0 || isOwn(order, playing)) -> present(elsewhere, playing);
            case VoiceCommand.Remove it when isOwn(order, playing, it) -> present(elsewhere, playing);
            case VoiceCommand.Skip(var _),
                    VoiceCommand.Remove(var _, var _),
                    VoiceCommand.Pause(),
                    VoiceCommand.Back(),
                    VoiceCommand.Stop(),
                    VoiceCommand.Clear(),
                    VoiceCommand.Leave(),
                    VoiceCommand.Seek(var _),
                    VoiceCommand.Volume(var _),
                    VoiceCommand.Repeat(var _),
                    VoiceCommand.Sound(var _),
                    VoiceCommand.Shuffle(),
                    VoiceCommand.Move(var _, var _) -> elsewhere ? present(true, playing) : unlessDj(order, scene);
        };
    }

    /** Whether this person alone may end what plays: who asked for it, who leads, and everybody where nobody votes. */
    static boolean mayEnd(VoiceOrder order, Playing playing, Scene scene) {
        return scene.rules().votes() == 0
                || order.leads()
                || isOwn(order, playing)
                || isNamedDj(order, scene.rules())
                || isAlone(order, scene);
    }

    /** How many must want a song over. */
    static int votesNeeded(Scene scene) {
        var listeners = Math.max(1, scene.room().listeners().size());
        return Math.max(1, Math.ceilDiv(listeners * scene.rules().votes(), 100));
    }

    private static boolean isDj(VoiceOrder order, Scene scene) {
        return scene.rules().djRole().isEmpty() || isNamedDj(order, scene.rules()) || isAlone(order, scene);
    }

    private static boolean isNamedDj(VoiceOrder order, Rules rules) {
        return !rules.djRole().isEmpty() && order.roles().contains(rules.djRole());
    }

    /** Where nobody else listens, nobody is disturbed. */
    private static boolean isAlone(VoiceOrder order, Scene scene) {
        return scene.room().listeners().stream().allMatch(order.person()::equals);
    }

    private static boolean isOwn(VoiceOrder order, Playing playing) {
        return playing.current()
                .map(Track::person)
                .filter(order.person()::equals)
                .isPresent();
    }

    private static boolean isOwn(VoiceOrder order, Playing playing, VoiceCommand.Remove which) {
        return which.first() >= 1
                && which.last() <= playing.queue().size()
                && playing.queue().subList(which.first() - 1, which.last()).stream()
                        .allMatch(it -> it.person().equals(order.person()));
    }

    private static Optional<Refusal> unlessDj(VoiceOrder order, Scene scene) {
        return isDj(order, scene)
                ? Optional.empty()
                : Optional.of(Refusal.of("music.refused.dj", scene.rules().djRole()));
    }

    /** We are somewhere else: who listens there is not left, and who is nowhere cannot be come to. */
    private static Optional<Refusal> elsewhere(Playing playing, Scene scene) {
        return unlessHeard(playing, scene)
                .or(() -> present(scene.room().personsChannel().isEmpty(), playing));
    }

    private static Optional<Refusal> unlessHeard(Playing playing, Scene scene) {
        return scene.room().listeners().isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of("music.refused.elsewhere", playing.voice()));
    }

    private static Optional<Refusal> present(boolean elsewhere, Playing playing) {
        return elsewhere ? Optional.of(Refusal.of("music.refused.come", playing.voice())) : Optional.empty();
    }
}
