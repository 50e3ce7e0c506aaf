package dev.skylark.music;

import dev.skylark.data.Item;
import dev.skylark.data.Packed;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.data.Rows.Write;
import dev.skylark.table.Table;
import dev.skylark.voice.MusicRows;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import java.util.List;
import java.util.Optional;

/** {@link Library} in the table of music. */
final class DynamoLibrary implements Library {

    private final Rows rows;

    DynamoLibrary(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Playing> playing(String guild) {
        return rows.find(guild, MusicRows.PLAYING).map(it -> Playing.read(Packed.open(it.text(MusicRows.PACKED))));
    }

    @Override
    public Rules rules(String guild) {
        return rows.find(guild, MusicRows.RULES)
                .map(it -> Rules.read(it.json(MusicRows.RULES)))
                .orElse(Rules.USUAL);
    }

    @Override
    public void keep(String guild, Rules rules) {
        rows.put(Item.of(guild, MusicRows.RULES).with(MusicRows.RULES, rules.json()));
    }

    @Override
    public List<Named> lists(String owner) {
        return items(owner).stream()
                .map(it -> new Named(it.text("name"), (int) it.whole("size")))
                .toList();
    }

    @Override
    public Kept keep(String owner, String name, List<Track> tracks) {
        var id = MusicRows.list(name);
        var item = Item.of(owner, id)
                .with("name", name.strip())
                .with("size", tracks.size())
                .with(MusicRows.PACKED, Packed.close(Playing.tracks(tracks)));
        if (rows.putIf(item, "attribute_exists(#id)", Item.NOTHING) instanceof Write.Done) {
            return Kept.REPLACED;
        }
        if (items(owner).size() >= MOST_LISTS) {
            return Kept.FULL;
        }
        rows.put(item);
        return Kept.NEW;
    }

    @Override
    public boolean remove(String owner, String name) {
        return rows.removeIfThere(owner, MusicRows.list(name));
    }

    private List<Item> items(String owner) {
        return rows
                .range(new Range(null, owner, MusicRows.LISTS, false, MOST_LISTS, null, "", Item.NOTHING))
                .items()
                .stream()
                .filter(it -> it.text(Table.SORT).startsWith(MusicRows.LISTS))
                .toList();
    }
}
