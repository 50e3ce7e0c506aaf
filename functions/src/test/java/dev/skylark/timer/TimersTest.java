package dev.skylark.timer;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.skylark.data.Store;
import dev.skylark.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class TimersTest {

    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final When TOMORROW = new When.Once(NOON.plus(Duration.ofDays(1)));
    private static final When ON_MONDAYS = new When.Cron("30 8 ? * MON *", ZoneId.of("Europe/Berlin"));

    /** Who keeps the timers. */
    enum Keeper {
        MEMORY {
            @Override
            Opened open() {
                var timers = new InMemoryTimers(CLOCK);
                return new Opened(timers, timers::all);
            }
        },
        MOTO {
            @Override
            Opened open() {
                var group = new ScheduleGroup();
                return new Opened(group.timers(CLOCK), group::all);
            }
        };

        abstract Opened open();
    }

    record Opened(Timers timers, Supplier<Map<Job, When>> all) {}

    private final Opened opened;
    private final String guild = Store.newId();

    TimersTest(Keeper keeper) {
        opened = keeper.open();
    }

    @Test
    void a_job_is_due_when_it_was_set_to_be() {
        var job = new Job(guild, "remind", "7", Json.fields().with("text", "Bread & \"butter\" für <@1>"));

        opened.timers().set(job, TOMORROW);

        assertThat(all()).isEqualTo(Map.of(job, TOMORROW));
    }

    @Test
    void a_job_may_be_due_again_and_again() {
        opened.timers().set(job("report"), ON_MONDAYS);

        assertThat(all()).isEqualTo(Map.of(job("report"), ON_MONDAYS));
    }

    @Test
    void a_job_may_be_due_after_every_so_much_time() {
        var every = new When.Rate(Duration.ofHours(5), NOON.plus(Duration.ofHours(2)));

        opened.timers().set(job("report"), every);
        assertThat(all()).isEqualTo(Map.of(job("report"), every));

        opened.timers().set(job("report"), ON_MONDAYS);
        assertThat(all()).isEqualTo(Map.of(job("report"), ON_MONDAYS));
    }

    @Test
    void setting_it_again_moves_it_and_takes_the_new_data() {
        var changed = new Job(guild, "report", "7", Json.fields().with("channel", "9"));
        opened.timers().set(job("report"), ON_MONDAYS);

        opened.timers().set(changed, TOMORROW);
        assertThat(all()).isEqualTo(Map.of(changed, TOMORROW));

        opened.timers().set(changed, ON_MONDAYS);
        assertThat(all()).isEqualTo(Map.of(changed, ON_MONDAYS));
    }

    @Test
    void a_cancelled_job_is_due_no_more() {
        opened.timers().set(job("report"), ON_MONDAYS);
        opened.timers().set(job("remind"), TOMORROW);

        opened.timers().cancel(guild, "report", "7");

        assertThat(all()).isEqualTo(Map.of(job("remind"), TOMORROW));
    }

    @Test
    void cancelling_what_was_never_set_is_no_error() {
        assertThatCode(() -> opened.timers().cancel(guild, "report", "7")).doesNotThrowAnyException();
    }

    @Test
    void a_cancelled_job_can_be_set_again() {
        opened.timers().set(job("report"), ON_MONDAYS);
        opened.timers().cancel(guild, "report", "7");

        opened.timers().set(job("report"), TOMORROW);

        assertThat(all()).isEqualTo(Map.of(job("report"), TOMORROW));
    }

    @Test
    void long_and_strange_names_that_begin_alike_are_different_jobs() {
        var first = Job.of(guild, "remind", "x".repeat(200) + "1");
        var second = Job.of(guild, "remind", "x".repeat(200) + "2");
        var strange = Job.of(guild, "remind", "Käse/Brot #3");
        opened.timers().set(first, TOMORROW);
        opened.timers().set(second, ON_MONDAYS);
        opened.timers().set(strange, TOMORROW);

        opened.timers().cancel(guild, "remind", first.name());

        assertThat(all()).isEqualTo(Map.of(second, ON_MONDAYS, strange, TOMORROW));
    }

    @Test
    void two_guilds_do_not_touch_each_other() {
        var theirs = Job.of(Store.newId(), "report", "7");
        opened.timers().set(job("report"), ON_MONDAYS);
        opened.timers().set(theirs, TOMORROW);

        opened.timers().cancel(guild, "report", "7");

        assertThat(all()).isEqualTo(Map.of(theirs, TOMORROW));
    }

    private Job job(String kind) {
        return Job.of(guild, kind, "7");
    }

    private Map<Job, When> all() {
        return opened.all().get();
    }
}
