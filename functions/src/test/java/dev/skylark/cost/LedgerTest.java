package dev.skylark.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.table.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Questions that cost a cent each, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class LedgerTest {

    private static final String COMPUTE = "Amazon Elastic Compute Cloud - Compute";

    private final Time time = new Time();
    private final InMemoryBills bills = new InMemoryBills();
    private final String guild = Store.newId();
    private final Ledger ledger;

    LedgerTest(Store store) {
        ledger = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new Ledger(bills, tables.rows(Table.MONEY), time));
        bills.add(guild, LocalDate.parse("2051-05-31"), COMPUTE, "web-1", "1.25");
        bills.add(guild, LocalDate.parse("2051-05-31"), "EC2 - Other", "web-1", "0.50");
    }

    @Test
    void what_was_answered_today_is_not_asked_again() {
        var first = ledger.days("", guild);
        time.pass(Duration.ofHours(11));

        assertThat(ledger.days("", guild)).isEqualTo(first);
        assertThat(bills.paid()).isEqualTo(1);
        assertThat(ledger.paidToday(guild)).isEqualTo(1);
    }

    @Test
    void the_next_day_it_is_asked_again() {
        ledger.days("", guild);
        time.pass(Duration.ofHours(12));
        ledger.days("", guild);

        assertThat(bills.paid()).isEqualTo(2);
        assertThat(ledger.paidToday(guild)).isEqualTo(1);
    }

    @Test
    void after_four_questions_the_purse_is_closed_until_midnight() {
        for (int account = 0; account < 6; account++) {
            ledger.days("arn:aws:iam::%012d:role/skylark-x".formatted(account), guild);
        }

        assertThat(bills.paid()).isEqualTo(Ledger.PAID_A_DAY);
        assertThat(ledger.days("arn:aws:iam::000000000009:role/skylark-x", guild))
                .isInstanceOfSatisfying(
                        Answer.Failed.class, it -> assertThat(it.trouble()).isEqualTo(Trouble.LIMIT));
        time.pass(Duration.ofHours(12));
        assertThat(ledger.days("arn:aws:iam::000000000009:role/skylark-x", guild))
                .isInstanceOf(Answer.Got.class);
    }

    @Test
    void an_old_answer_is_better_than_none() {
        var known = ledger.days("", guild);
        time.pass(Duration.ofDays(1));
        bills.fail(Trouble.DOWN);

        assertThat(ledger.days("", guild)).isEqualTo(known);
    }

    @Test
    void who_is_denied_does_not_ask_again_at_once() {
        bills.fail(Trouble.DENIED);
        ledger.days("", guild);
        time.pass(Duration.ofHours(1));

        assertThat(ledger.days("", guild))
                .isInstanceOfSatisfying(
                        Answer.Failed.class, it -> assertThat(it.trouble()).isEqualTo(Trouble.DENIED));
        assertThat(bills.paid()).isEqualTo(1);

        bills.recover();
        time.pass(Duration.ofHours(6));
        assertThat(ledger.days("", guild)).isInstanceOf(Answer.Got.class);
    }

    @Test
    void the_bill_is_kept_by_day_and_service_and_by_month_and_server() {
        var bill = ((Answer.Got<Ledger.Known<Bill>>) ledger.days("", guild))
                .value()
                .value();
        time.pass(Duration.ofHours(1));
        var kept = ((Answer.Got<Ledger.Known<Bill>>) ledger.days("", guild))
                .value()
                .value();

        assertThat(kept).isEqualTo(bill);
        assertThat(kept.total(LocalDate.parse("2051-05-01"), LocalDate.parse("2051-06-01")))
                .isEqualByComparingTo("1.75");
        assertThat(kept.servers(LocalDate.parse("2051-05-01"))).containsEntry("web-1", new BigDecimal("1.75"));
    }
}
