package dev.skylark.schedule;

import dev.skylark.cron.Timetable;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link Schedules} in DynamoDB. The newest run of a schedule has the smallest id, so that it is found first. */
final class DynamoSchedules implements Schedules {

    private static final String SCHEDULE = "schedule#";
    private static final String RUN = "run#";
    private static final String HOLD = "hold#";
    private static final String HOLIDAY = "holiday#";
    private static final String UNTOLD = "untold#";
    private static final String HANDS = "hands";
    private static final int MOST = 400;
    private static final Duration UNTOLD_FOR = Duration.ofDays(3);
    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final long FAR = 99_999_999_999L;

    private final Rows rows;

    DynamoSchedules(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<Schedule> all(String guild) {
        return range(guild, SCHEDULE, MOST).stream()
                .map(DynamoSchedules::schedule)
                .sorted(Comparator.comparing(Schedule::name).thenComparing(Schedule::id))
                .toList();
    }

    private List<Item> range(String guild, String prefix, int most) {
        return rows.range(new Range(null, guild, prefix, false, most, null, "", Item.NOTHING)).items().stream()
                .filter(it -> it.text(Table.SORT).startsWith(prefix))
                .toList();
    }

    @Override
    public Optional<Schedule> find(String guild, String id) {
        return rows.find(guild, SCHEDULE + id).map(DynamoSchedules::schedule);
    }

    @Override
    public void save(Schedule it) {
        var item = Item.of(it.guild(), SCHEDULE + it.id())
                .with("name", it.name())
                .with("call", it.call())
                .with("time", it.timetable().kept())
                .with("zone", it.zone().getId())
                .with("owner", it.owner())
                .with("channel", it.channel())
                .with("locale", it.locale())
                .with("holidays", String.valueOf(it.holidays()))
                .with("standing", it.standing().name());
        if (it.last().isPresent()) {
            item = item.with("lastPlanned", it.last().get().planned())
                    .with("lastResult", it.last().get().result().name());
        }
        rows.put(item);
    }

    @Override
    public void stand(String guild, String id, Schedule.Standing standing) {
        var over = standing == Schedule.Standing.OVER;
        var values = Item.values("standing", standing.name());
        var _ = rows.setIf(
                guild,
                SCHEDULE + id,
                "#standing = :standing",
                over ? "attribute_exists(#id) AND #standing = :on" : "attribute_exists(#id)",
                over ? values.with("on", Schedule.Standing.ON.name()) : values);
    }

    @Override
    public void untold(String guild, String id, Instant now) {
        rows.put(Item.of(guild, UNTOLD + id).expiring(now.plus(UNTOLD_FOR)));
    }

    @Override
    public void told(String guild, String id) {
        rows.remove(guild, UNTOLD + id);
    }

    @Override
    public List<String> untold(String guild, Instant now) {
        return range(guild, UNTOLD, MOST).stream()
                .filter(it -> !it.isExpired(now))
                .map(it -> it.text(Table.SORT).substring(UNTOLD.length()))
                .toList();
    }

    @Override
    public boolean remove(String guild, String id) {
        rows.remove(guild, HOLD + id);
        rows.remove(guild, UNTOLD + id);
        return rows.removeIfThere(guild, SCHEDULE + id);
    }

    @Override
    public void ran(Run it) {
        rows.put(Item.of(it.guild(), run(it.schedule(), it.planned()))
                .with("planned", it.planned())
                .with("started", it.started())
                .with("ended", it.ended())
                .with("result", it.result().name())
                .with("detail", it.detail())
                .expiring(it.planned().plus(REMEMBERED)));
        var _ = rows.setIf(
                it.guild(),
                SCHEDULE + it.schedule(),
                "#lastPlanned = :lastPlanned, #lastResult = :lastResult",
                "attribute_exists(#id)",
                Item.values("lastPlanned", it.planned().toEpochMilli())
                        .with("lastResult", it.result().name()));
    }

    private static String run(String schedule, Instant planned) {
        return RUN + schedule + "#" + "%011d".formatted(FAR - planned.getEpochSecond());
    }

    @Override
    public Optional<Run> run(String guild, String id, Instant planned) {
        return rows.find(guild, run(id, planned)).map(DynamoSchedules::run);
    }

    @Override
    public List<Run> runs(String guild, String id, int most) {
        return range(guild, RUN + id + "#", most).stream()
                .map(DynamoSchedules::run)
                .toList();
    }

    @Override
    public void hold(Hold it) {
        rows.put(Item.of(it.guild(), HOLD + it.schedule())
                .with("until", it.until())
                .with("once", String.valueOf(it.once()))
                .with("person", it.person())
                .expiring(it.until().plus(Duration.ofDays(1))));
    }

    @Override
    public Optional<Hold> held(String guild, String id, Instant now) {
        return rows.find(guild, HOLD + id)
                .filter(it -> !it.isExpired(now))
                .map(it -> new Hold(
                        guild, id, it.instant("until"), Boolean.parseBoolean(it.text("once")), it.text("person")));
    }

    @Override
    public void release(String guild, String id) {
        rows.remove(guild, HOLD + id);
    }

    @Override
    public void add(Holiday it) {
        rows.put(Item.of(it.guild(), HOLIDAY + it.day()).with("name", it.name()));
    }

    @Override
    public List<Holiday> holidays(String guild) {
        return range(guild, HOLIDAY, MOST).stream()
                .map(it -> new Holiday(guild, it.text(Table.SORT).substring(HOLIDAY.length()), it.text("name")))
                .toList();
    }

    @Override
    public boolean removeHoliday(String guild, String day) {
        return rows.removeIfThere(guild, HOLIDAY + day);
    }

    @Override
    public boolean respectsHands(String guild) {
        return rows.find(guild, HANDS).isPresent();
    }

    @Override
    public void respectHands(String guild, boolean wanted) {
        if (wanted) {
            rows.put(Item.of(guild, HANDS));
        } else {
            rows.remove(guild, HANDS);
        }
    }

    private static Schedule schedule(Item it) {
        var time = it.text("time");
        return new Schedule(
                it.text(Table.PARTITION),
                it.text(Table.SORT).substring(SCHEDULE.length()),
                it.text("name"),
                it.text("call"),
                Timetable.of(time).orElseThrow(() -> new IllegalStateException("no timetable is kept as " + time)),
                ZoneId.of(it.text("zone")),
                it.text("owner"),
                it.text("channel"),
                it.text("locale"),
                Boolean.parseBoolean(it.text("holidays")),
                Schedule.Standing.valueOf(it.text("standing")),
                it.text("lastResult").isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Schedule.Last(
                                it.instant("lastPlanned"), Run.Result.valueOf(it.text("lastResult")))));
    }

    private static Run run(Item it) {
        var id = it.text(Table.SORT);
        return new Run(
                it.text(Table.PARTITION),
                id.substring(RUN.length(), id.lastIndexOf('#')),
                it.instant("planned"),
                it.instant("started"),
                it.instant("ended"),
                Run.Result.valueOf(it.text("result")),
                it.text("detail"));
    }
}
