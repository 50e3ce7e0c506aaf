package dev.skylark.account;

import dev.skylark.command.Call;
import dev.skylark.discord.Reply;
import dev.skylark.voice.Wanted;
import java.util.List;

/** Whoever can play songs that are known by name: looks for them where music may be played. */
public interface Jukebox {

    /** {@code name} is that of the playlist. */
    Reply play(Call call, String name, List<Wanted> songs);
}
