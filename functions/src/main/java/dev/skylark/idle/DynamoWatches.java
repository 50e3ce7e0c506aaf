package dev.skylark.idle;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.data.Rows.Write;
import dev.skylark.discord.Spot;
import dev.skylark.idle.Track.Countdown;
import dev.skylark.players.Game;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link Watches} in the fleet table, one item a server. */
final class DynamoWatches implements Watches {

    static final int MOST = 50;

    private static final String KIND = "idle#";

    private final Rows rows;

    DynamoWatches(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<Watch> all(String guild) {
        return rows.range(new Range(null, guild, KIND, false, MOST, null, "", Item.NOTHING)).items().stream()
                .filter(it -> it.text(Table.SORT).startsWith(KIND))
                .map(DynamoWatches::watch)
                .toList();
    }

    @Override
    public Optional<Watch> find(String guild, String server) {
        return rows.find(guild, KIND + server).map(DynamoWatches::watch);
    }

    @Override
    public Optional<Watch> save(Watch it) {
        var next = it.version(it.version() + 1);
        var write = it.version() == 0
                ? rows.putIf(item(next), "attribute_not_exists(#id)", Item.NOTHING)
                : rows.putIf(item(next), "#version = :version", Item.values("version", it.version()));
        return write instanceof Write.Done ? Optional.of(next) : Optional.empty();
    }

    @Override
    public void remove(String guild, String server) {
        rows.remove(guild, KIND + server);
    }

    private static Item item(Watch it) {
        var terms = it.terms();
        var item = Item.of(it.guild(), KIND + it.server())
                .with("server", it.server())
                .with("name", it.name())
                .with("game", terms.game().map(Game::name).orElse(""))
                .with("port", terms.port())
                .with("after", terms.after().toSeconds())
                .with("cpu", terms.cpu())
                .with("network", terms.network())
                .with("channel", terms.channel())
                .with("person", terms.person())
                .with("seen", it.track().seen())
                .with("version", it.version());
        if (it.track().quiet().isPresent()) {
            item = item.with("quiet", it.track().quiet().get());
        }
        var countdown = it.track().countdown();
        if (countdown.isPresent()) {
            item = item.with("until", countdown.get().until());
            if (countdown.get().card().isPresent()) {
                item = item.with("card", countdown.get().card().get().json());
            }
        }
        return item;
    }

    private static Watch watch(Item it) {
        var game = it.text("game");
        var terms = new Terms(
                game.isEmpty() ? Optional.empty() : Optional.of(Game.valueOf(game)),
                (int) it.whole("port"),
                Duration.ofSeconds(it.whole("after")),
                (int) it.whole("cpu"),
                (int) it.whole("network"),
                it.text("channel"),
                it.text("person"));
        var card = it.text("card").isEmpty() ? Optional.<Spot>empty() : Optional.of(Spot.read(it.json("card")));
        var track = new Track(
                moment(it, "quiet"), it.instant("seen"), moment(it, "until").map(until -> new Countdown(until, card)));
        return new Watch(
                it.text(Table.PARTITION), it.text("server"), it.text("name"), terms, track, it.whole("version"));
    }

    private static Optional<Instant> moment(Item it, String name) {
        return it.whole(name) == 0 ? Optional.empty() : Optional.of(it.instant(name));
    }
}
