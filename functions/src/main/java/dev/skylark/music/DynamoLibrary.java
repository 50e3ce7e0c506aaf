package dev.skylark.music;

import dev.skylark.data.Item;
import dev.skylark.data.Packed;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.voice.MusicRows;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import java.util.List;
import java.util.Optional;

/**
 * {@link Library} in the table of music. The tracks of a list lie apart from its name, so that what there is to choose
 * from is read at once while somebody types.
 */
final class DynamoLibrary implements Library {

    /** Names of lists, and the few other things after them. */
    private static final int ENOUGH = MOST_LISTS + 20;

    private final Rows rows;

    DynamoLibrary(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Playing> playing(String guild) {
        return rows.find(guild, MusicRows.PLAYING).map(DynamoLibrary::playing);
    }

    private static Playing playing(Item it) {
        return Playing.read(Packed.open(it.text(MusicRows.PACKED)));
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
    public Taste taste(String person) {
        return rows.find(MusicRows.person(person), MusicRows.TASTE)
                .map(it -> Taste.read(it.json(MusicRows.TASTE)))
                .orElse(Taste.USUAL);
    }

    @Override
    public void keep(String person, Taste taste) {
        rows.put(Item.of(MusicRows.person(person), MusicRows.TASTE).with(MusicRows.TASTE, taste.json()));
    }

    @Override
    public Shelf shelf(String owner) {
        var items = rows.range(new Range(null, owner, MusicRows.NAMES, false, ENOUGH, null, "", Item.NOTHING))
                .items();
        return new Shelf(
                one(items, MusicRows.PLAYING).map(DynamoLibrary::playing),
                items.stream()
                        .filter(it -> it.text(Table.SORT).startsWith(MusicRows.NAMES))
                        .map(it -> new Named(it.text("name"), (int) it.whole("size")))
                        .toList(),
                one(items, MusicRows.RECORDINGS).stream()
                        .flatMap(it -> Packed.open(it.text(MusicRows.PACKED)).items().stream())
                        .map(Json::text)
                        .toList());
    }

    private static Optional<Item> one(List<Item> items, String id) {
        return items.stream().filter(it -> it.text(Table.SORT).equals(id)).findFirst();
    }

    @Override
    public void note(String guild, List<String> recordings) {
        rows.put(Item.of(guild, MusicRows.RECORDINGS)
                .with(
                        MusicRows.PACKED,
                        Packed.close(Json.items(recordings.stream().map(Json::of)))));
    }

    @Override
    public Kept keep(String owner, String name, List<Track> tracks) {
        var there = shelf(owner).lists();
        var isNew = there.stream().noneMatch(it -> MusicRows.list(it.name()).equals(MusicRows.list(name)));
        if (isNew && there.size() >= MOST_LISTS) {
            return Kept.FULL;
        }
        rows.put(Item.of(owner, MusicRows.list(name)).with(MusicRows.PACKED, Packed.close(Playing.tracks(tracks))));
        rows.put(Item.of(owner, MusicRows.name(name)).with("name", name.strip()).with("size", tracks.size()));
        return isNew ? Kept.NEW : Kept.REPLACED;
    }

    @Override
    public boolean remove(String owner, String name) {
        // what is cut off in between is found by its name and removed again
        rows.remove(owner, MusicRows.list(name));
        return rows.removeIfThere(owner, MusicRows.name(name));
    }
}
