package dev.skylark.worker;

import dev.skylark.jda.Identifies;
import dev.skylark.jda.JdaVoice;
import dev.skylark.player.Chat;
import dev.skylark.player.Matching;
import dev.skylark.player.Memory;
import dev.skylark.player.Sounds;
import dev.skylark.player.Sources;
import dev.skylark.player.Voice;
import dev.skylark.voice.Track;
import dev.skylark.worker.Station.Equipment;
import dev.skylark.worker.Station.Line;
import java.time.Clock;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All that a worker works with, put together. */
public record Workshop(
        Discord discord,
        Slots slots,
        Lookouts lookouts,
        Herald herald,
        IntFunction<Orders> queues,
        Memory memory,
        Sources sources,
        Sounds sounds,
        Chat chat,
        Supplier<Map<Track.Source, String>> health,
        Lane.Trouble trouble,
        Clock clock)
        implements Equipment {

    /** The Discord that guilds are at, and into how many shards they are divided. */
    public record Discord(
            String token,
            int shards,
            JdaVoice.Address address,
            Identifies identifies,
            JdaVoice.Whereabouts whereabouts) {}

    @Override
    public Orders orders(int slot) {
        return queues.apply(slot);
    }

    @Override
    public Line connect(int slot, Voice.Ear ear) {
        var login =
                new JdaVoice.Login(discord.token(), slot, discord.shards(), discord.address(), discord.identifies());
        var connected = new JdaVoice(login, JdaVoice.Sending.best(), discord.whereabouts(), ear);
        return new Line() {
            @Override
            public Voice voice() {
                return connected;
            }

            @Override
            public boolean isConnected() {
                return connected.isConnected();
            }

            @Override
            public void close() {
                connected.close();
            }
        };
    }

    @Override
    public Map<String, String> resting() {
        return health.get().entrySet().stream()
                .filter(it -> it.getValue().startsWith("resting"))
                .collect(Collectors.toMap(it -> it.getKey().name(), Map.Entry::getValue));
    }

    @Override
    public Lane.Tools tools(Voice voice) {
        return new Lane.Tools(memory, sources, sounds, voice, chat, new Matching(sources), trouble, clock);
    }
}
