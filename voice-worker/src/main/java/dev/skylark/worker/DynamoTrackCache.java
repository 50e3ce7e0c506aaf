package dev.skylark.worker;

import dev.skylark.data.Item;
import dev.skylark.data.Packed;
import dev.skylark.data.Rows;
import dev.skylark.json.Json;
import dev.skylark.player.Sources.Answer.Found;
import dev.skylark.voice.Playing;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** {@link TrackCache} in the table of tracks. What all guilds share is spread over many partitions. */
public final class DynamoTrackCache implements TrackCache {

    private static final String FOUND = "found";

    private final Rows rows;
    private final Clock clock;

    public DynamoTrackCache(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Optional<Found> find(Question question) {
        return rows.find(partition(question), question.hash())
                .filter(it -> !it.isExpired(clock.instant()))
                .map(it -> read(Packed.open(it.text(FOUND))));
    }

    @Override
    public void keep(Question question, Found found, Duration howLong) {
        var json = Json.fields()
                .with("list", found.list())
                .with("tracks", Playing.tracks(found.tracks()))
                .with("leftOut", found.leftOut());
        rows.put(Item.of(partition(question), question.hash())
                .with(FOUND, Packed.close(json))
                .expiring(clock.instant().plus(howLong)));
    }

    @Override
    public void remove(Question question) {
        rows.remove(partition(question), question.hash());
    }

    private static Found read(Json json) {
        return new Found(json.at("list").text(), Playing.tracks(json.at("tracks")), (int)
                json.at("leftOut").whole(0));
    }

    private static String partition(Question question) {
        return question.guild().isEmpty() ? question.hash() : question.guild();
    }
}
