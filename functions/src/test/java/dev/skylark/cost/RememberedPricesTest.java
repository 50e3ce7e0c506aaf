package dev.skylark.cost;

import static dev.skylark.data.Store.NOON;
import static dev.skylark.fleet.Server.LINUX;
import static dev.skylark.fleet.Server.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.cost.Good.Address;
import dev.skylark.cost.Good.Copies;
import dev.skylark.cost.Good.Disk;
import dev.skylark.cost.Good.Machine;
import dev.skylark.cost.Good.Traffic;
import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.table.Table;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@ParameterizedClass
@EnumSource(value = Store.class, mode = Mode.EXCLUDE, names = "MEMORY")
final class RememberedPricesTest {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final BigDecimal PRICE = new BigDecimal("0.0240000000");

    /** Everybody shares what is remembered, so each test has a region of its own. */
    private final String region = Store.newId();

    private final Good small = new Machine(region, "t3.small", LINUX);
    private final InMemoryPrices source = new InMemoryPrices(Map.of(small, PRICE));
    private final Rows rows;

    RememberedPricesTest(Store store) {
        rows = store.open(
                () -> {
                    throw new AssertionError("nothing is remembered in memory");
                },
                tables -> tables.rows(Table.MONEY));
    }

    @Test
    void a_price_is_asked_for_once_in_thirty_days() {
        assertThat(ask(small, NOON)).isEqualTo(Answer.got(PRICE));
        assertThat(ask(small, NOON.plus(MONTH).minusMillis(1))).isEqualTo(Answer.got(PRICE));
        assertThat(source.asked()).isEqualTo(1);

        source.list(small, BigDecimal.TEN);
        assertThat(ask(small, NOON.plus(MONTH))).isEqualTo(Answer.got(BigDecimal.TEN));
        assertThat(ask(small, NOON.plus(MONTH))).isEqualTo(Answer.got(BigDecimal.TEN));
        assertThat(source.asked()).isEqualTo(2);
    }

    @Test
    void every_good_has_its_own() {
        var goods = List.of(
                small,
                new Machine(region, "t3.small", WINDOWS),
                new Machine(region, "t3.large", LINUX),
                new Machine(Store.newId(), "t3.small", LINUX),
                new Disk(region, "gp3"),
                new Disk(region, "gp2"),
                new Copies(region),
                new Address(region),
                new Traffic(region));
        for (int i = 0; i < goods.size(); i++) {
            source.list(goods.get(i), BigDecimal.valueOf(i + 1));
        }

        goods.forEach(it -> ask(it, NOON));

        for (int i = 0; i < goods.size(); i++) {
            assertThat(ask(goods.get(i), NOON)).isEqualTo(Answer.got(BigDecimal.valueOf(i + 1)));
        }
        assertThat(source.asked()).isEqualTo(goods.size());
    }

    @Test
    void what_is_not_listed_is_asked_for_again_tomorrow() {
        var tiny = new Machine(region, "t9.tiny", LINUX);

        assertThat(trouble(tiny, NOON)).isEqualTo(Trouble.GONE);
        source.list(tiny, PRICE);
        assertThat(trouble(tiny, NOON.plus(Duration.ofHours(23)))).isEqualTo(Trouble.GONE);
        assertThat(ask(tiny, NOON.plus(Duration.ofDays(1)))).isEqualTo(Answer.got(PRICE));
    }

    @Test
    void other_troubles_are_not_remembered() {
        source.fail(Trouble.BUSY);
        assertThat(trouble(small, NOON)).isEqualTo(Trouble.BUSY);
        source.fail(Trouble.DOWN);
        assertThat(trouble(small, NOON)).isEqualTo(Trouble.DOWN);
        source.recover();

        assertThat(ask(small, NOON)).isEqualTo(Answer.got(PRICE));
    }

    @Test
    void an_old_price_counts_while_the_list_is_down() {
        ask(small, NOON);
        source.fail(Trouble.DOWN);

        assertThat(ask(small, NOON.plus(Duration.ofDays(90)))).isEqualTo(Answer.got(PRICE));

        source.recover();
        source.list(small, BigDecimal.TEN);
        assertThat(ask(small, NOON.plus(Duration.ofDays(90)))).isEqualTo(Answer.got(BigDecimal.TEN));
    }

    @Test
    void an_old_price_does_not_hide_that_we_may_not_ask() {
        ask(small, NOON);
        source.fail(Trouble.DENIED);

        assertThat(trouble(small, NOON.plus(MONTH))).isEqualTo(Trouble.DENIED);
    }

    @Test
    void that_it_was_not_listed_says_nothing_about_later() {
        var tiny = new Machine(region, "t9.tiny", LINUX);
        ask(tiny, NOON);
        source.fail(Trouble.DOWN);

        assertThat(trouble(tiny, NOON.plus(MONTH))).isEqualTo(Trouble.DOWN);
    }

    private Trouble trouble(Good good, Instant now) {
        return ask(good, now) instanceof Failed<BigDecimal>(var trouble, var _) ? trouble : Trouble.UNSUPPORTED;
    }

    private Answer<BigDecimal> ask(Good good, Instant now) {
        return new RememberedPrices(source, rows, Clock.fixed(now, ZoneOffset.UTC)).of(good);
    }
}
