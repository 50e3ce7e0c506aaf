package dev.skylark.worker;

import dev.skylark.data.Item;
import dev.skylark.data.Packed;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.player.Memory;
import dev.skylark.voice.MusicRows;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import java.util.List;
import java.util.Optional;

/** {@link Memory} in the table of music. */
public final class DynamoMemory implements Memory {

    private final Rows rows;

    public DynamoMemory(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Playing> playing(String guild) {
        return rows.find(guild, MusicRows.PLAYING).map(it -> Playing.read(Packed.open(it.text(MusicRows.PACKED))));
    }

    @Override
    public boolean keep(String guild, Playing playing, long term) {
        return rows.putIf(
                        Item.of(guild, MusicRows.PLAYING)
                                .with("term", term)
                                .with(MusicRows.PACKED, Packed.close(playing.json())),
                        "attribute_not_exists(#term) OR #term <= :mine",
                        Item.values("mine", term))
                instanceof Write.Done;
    }

    @Override
    public Rules rules(String guild) {
        return rows.find(guild, MusicRows.RULES)
                .map(it -> Rules.read(it.json("rules")))
                .orElse(Rules.USUAL);
    }

    @Override
    public List<Track> list(String owner, String name) {
        return rows.find(owner, MusicRows.list(name))
                .map(it -> Playing.tracks(Packed.open(it.text(MusicRows.PACKED))))
                .orElse(List.of());
    }
}
