package dev.skylark.music;

import dev.skylark.account.Jukebox;
import dev.skylark.command.Call;
import dev.skylark.discord.Reply;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.Wanted;
import java.util.List;

/** {@link Jukebox} that has each song looked for where music can be played from. */
public final class Mirror implements Jukebox {

    /** An order must fit into a message of SQS, and each song is searched for one after the other. */
    private static final int MOST_SONGS = 300;

    @Override
    public Reply play(Call call, String name, List<Wanted> songs) {
        return PlayerCommands.relay(
                call, new VoiceCommand.PlayWanted(name, songs.subList(0, Math.min(MOST_SONGS, songs.size()))));
    }
}
