package dev.skylark.cron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.text.Texts;
import dev.skylark.timer.When;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CronTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-24T13:05:20Z");

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    0 8 * * *                      | cron(0 8 * * ? *)
                    0 */6 * * *                    | cron(0 0/6 * * ? *)
                    0 23 * * *                     | cron(0 23 * * ? *)
                    0 9 * * 1                      | cron(0 9 ? * MON *)
                    0 0 1 * *                      | cron(0 0 1 * ? *)
                    */15 * * * *                   | cron(0/15 * * * ? *)
                    30 8 * * 1-5                   | cron(30 8 ? * MON-FRI *)
                    30 8 * * mon-fri               | cron(30 8 ? * MON-FRI *)
                    0 12 * * 0                     | cron(0 12 ? * SUN *)
                    0 12 * * 7                     | cron(0 12 ? * SUN *)
                    0 12 * * 5-7                   | cron(0 12 ? * SUN,FRI,SAT *)
                    0 12 * * 0-7                   | cron(0 12 * * ? *)
                    10-50/20 1,2,3 1-15 JAN,jul *  | cron(10/20 1-3 1-15 1,7 ? *)
                    0 22-2 * * *                   | cron(0 0,1,2,22,23 * * ? *)
                    @daily                         | cron(0 0 * * ? *)
                    @hourly                        | cron(0 * * * ? *)
                    @weekly                        | cron(0 0 ? * SUN *)
                    @monthly                       | cron(0 0 1 * ? *)
                    @yearly                        | cron(0 0 1 1 ? *)
                    cron(15 10 ? * 6L 2026-2027)   | cron(15 10 ? * 6L 2026,2027)
                    cron(0 8 1W * ? *)             | cron(0 8 1W * ? *)
                    cron(0 8 L * ? *)              | cron(0 8 L * ? *)
                    cron(0 8 ? * MON#1 *)          | cron(0 8 ? * 2#1 *)
                    cron(0 8 ? * 1-7 *)            | cron(0 8 * * ? *)
                    0 8 ? * MON-FRI *              | cron(0 8 ? * MON-FRI *)
                    rate(5 minutes)                | rate(5 minutes) from 2026-11-24T13:10:00Z
                    rate(1 day)                    | rate(1440 minutes) from 2026-11-25T13:05:00Z
                    at(2026-12-24T18:00:00)        | at(2026-12-24T18:00)
                    0 8 * * WED                    | cron(0 8 ? * WED *)
                    0 8 * * mon,wed-fri,7          | cron(0 8 ? * SUN,MON,WED,THU,FRI *)
                    0 8 * * 1,3,5                  | cron(0 8 ? * MON,WED,FRI *)
                    0 8 * * fri-mon                | cron(0 8 ? * SUN,MON,FRI,SAT *)
                    0 8 * * 5-1                    | cron(0 8 ? * SUN,MON,FRI,SAT *)
                    */60 * * * *                   | cron(0 * * * ? *)
                    0 8 ? * MON                    | cron(0 8 ? * MON *)
                    cron (0 8 ? * fril *)          | cron(0 8 ? * 6L *)
                    cron(0 8 15w * ? *)            | cron(0 8 15W * ? *)
                    cron(0 8 ? * L *)              | cron(0 8 ? * SAT *)
                    rate(1 hours)                  | rate(60 minutes) from 2026-11-24T14:05:00Z
                    """)
    void each_dialect_is_kept_as_eventbridge_has_it(String words, String kept) {
        assertThat(Timetable.read(words, BERLIN, NOW))
                .isEqualTo(new Reading.Understood(Timetable.of(kept).orElseThrow()));
        assertThat(Timetable.of(kept).orElseThrow().kept()).isEqualTo(kept);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    0 8 1 * 1                | or
                    0 8 */2 * 1              | or
                    cron(0 8 1 * 1 *)        | question
                    cron(0 8 ? * ? *)        | questions
                    cron(0 8 * * ?)          | fields
                    60 8 * * *               | bounds
                    0 24 * * *               | bounds
                    0 8 0 * *                | bounds
                    0 8 20-10 * *            | range
                    0 */0 * * *              | step
                    cron(0 8 LW * ? *)       | field
                    cron(0 8 ? * MON#6 *)    | nth
                    0 0 30 2 *               | never
                    cron(0 8 * * ? 2020)     | never
                    @reboot                  | at
                    rate(0 minutes)          | rate
                    rate(5 seconds)          | rate
                    rate(99999 days)         | rate.long
                    at(yesterday)            | moment
                    0 8 ? * 1                | counted
                    */90 * * * *             | step.long
                    0 0 8 * * ?              | question
                    0 30 8 * * *             | bounds
                    cron(0 8 ? * 3#1,6#3 *)  | field
                    cron(0 8 ? * 0 *)        | bounds
                    cron(0 8 * * ? 1969)     | bounds
                    rate(٥ minutes)          | rate
                    rate(1 week)             | rate
                    at(2027-03-28T02:30:00)  | gap
                    at(2020-01-01T00:00:00)  | past
                    """)
    void what_eventbridge_cannot_do_is_refused_with_the_reason(String words, String why) {
        assertThat(Timetable.read(words, BERLIN, NOW)).isInstanceOfSatisfying(Reading.NotUnderstood.class, it -> {
            assertThat(it.key()).isEqualTo("cron.no." + why);
            assertThat(Texts.in("en").of(it.key(), it.values().toArray())).isNotEmpty();
        });
    }

    @Test
    void either_day_is_answered_with_two_schedules_that_do_it() {
        var refused = (Reading.NotUnderstood) Timetable.read("0 8 1 * 1", BERLIN, NOW);

        assertThat(Texts.in("en").of(refused.key(), refused.values().toArray()))
                .contains("make two schedules, 0 8 1 * * and 0 8 * * 1");
    }

    @Test
    void in_the_night_of_spring_the_skipped_hour_is_skipped_and_said() {
        var nightly = read("30 2 * * *");

        assertThat(nightly.next(Instant.parse("2027-03-26T12:00:00Z"), BERLIN, 3))
                .containsExactly(
                        Instant.parse("2027-03-27T01:30:00Z"),
                        Instant.parse("2027-03-29T00:30:00Z"),
                        Instant.parse("2027-03-30T00:30:00Z"));
        assertThat(nightly.clockChanges(NOW, BERLIN))
                .containsExactly(
                        new ClockChange(LocalDateTime.parse("2027-03-28T02:30"), ClockChange.Kind.SKIPPED),
                        new ClockChange(LocalDateTime.parse("2027-10-31T02:30"), ClockChange.Kind.TWICE));
    }

    @Test
    void in_the_night_of_autumn_it_comes_once_the_first_time() {
        assertThat(read("30 2 * * *").next(Instant.parse("2027-10-30T12:00:00Z"), BERLIN, 2))
                .containsExactly(Instant.parse("2027-10-31T00:30:00Z"), Instant.parse("2027-11-01T01:30:00Z"));
        assertThat(read("0 * * * *").next(Instant.parse("2027-10-30T23:30:00Z"), BERLIN, 3))
                .containsExactly(
                        Instant.parse("2027-10-31T00:00:00Z"),
                        Instant.parse("2027-10-31T02:00:00Z"),
                        Instant.parse("2027-10-31T03:00:00Z"));
    }

    @Test
    void eight_stays_eight_in_every_other_week_whatever_the_clocks_do() {
        var biweekly = read("every other monday at 8");

        assertThat(biweekly.next(Instant.parse("2027-03-09T12:00:00Z"), BERLIN, 3))
                .containsExactly(
                        Instant.parse("2027-03-22T07:00:00Z"),
                        Instant.parse("2027-04-05T06:00:00Z"),
                        Instant.parse("2027-04-19T06:00:00Z"));
        assertThat(biweekly.when(BERLIN)).isEqualTo(new When.Cron("0 8 ? * MON *", BERLIN));
        assertThat(biweekly.isMeant(Instant.parse("2027-04-05T06:00:00Z"), BERLIN))
                .isTrue();
        assertThat(biweekly.isMeant(Instant.parse("2027-04-12T06:00:00Z"), BERLIN))
                .isFalse();
        assertThat(read("every 2 days at 2:30").clockChanges(NOW, BERLIN))
                .containsExactly(new ClockChange(LocalDateTime.parse("2027-10-31T02:30"), ClockChange.Kind.TWICE));
    }

    @Test
    void whatever_is_written_in_it_a_day_of_the_week_has_no_step() {
        assertThat(read("0 8 * * */2").when(BERLIN)).isEqualTo(new When.Cron("0 8 ? * SUN,TUE,THU,SAT *", BERLIN));
    }

    @Test
    void a_rate_does_not_mind_the_clocks() {
        var rate = read("rate(12 hours)");

        assertThat(rate.next(Instant.parse("2027-03-27T13:05:00Z"), BERLIN, 2))
                .containsExactly(Instant.parse("2027-03-28T01:05:00Z"), Instant.parse("2027-03-28T13:05:00Z"));
        assertThat(rate.clockChanges(NOW, BERLIN)).isEmpty();
    }

    @Test
    void a_day_that_few_months_have_is_waited_for() {
        assertThat(read("0 0 29 2 *").next(NOW, ZoneId.of("UTC"), 2))
                .containsExactly(Instant.parse("2028-02-29T00:00:00Z"), Instant.parse("2032-02-29T00:00:00Z"));
        assertThat(read("cron(0 0 ? * 2#5 *)").next(NOW, ZoneId.of("UTC"), 2))
                .containsExactly(Instant.parse("2026-11-30T00:00:00Z"), Instant.parse("2027-03-29T00:00:00Z"));
    }

    @ParameterizedTest(name = "{0} → {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    0 8 * * 1-5           | at 08:00, Monday to Friday                        | um 08:00, Montag bis Freitag
                    0 */6 * * *           | at 00:00, 06:00, 12:00, 18:00, every day          | um 00:00, 06:00, 12:00, 18:00, jeden Tag
                    */15 * * * *          | every 15 minutes, every day                       | alle 15 Minuten, jeden Tag
                    */15 8-18 * * *       | every 15 minutes of the hours 8-18, every day     | alle 15 Minuten der Stunden 8-18, jeden Tag
                    30 * * * *            | every hour at minute 30, every day                | jede Stunde zur Minute 30, jeden Tag
                    first Monday 9:30     | at 09:30, on the first Monday of the month        | um 09:30, am ersten Montag des Monats
                    last friday 17:00     | at 17:00, on the last Friday of the month         | um 17:00, am letzten Freitag des Monats
                    last day 23:00        | at 23:00, on the last day of the month            | um 23:00, am letzten Tag des Monats
                    0 0 1 1,7 *           | at 00:00, on day 1 of the month, in January, July only | um 00:00, am 1. des Monats, nur im Januar, Juli
                    0 */2 * * *           | every 2 hours from 00:00 to 22:00, every day      | alle 2 Stunden von 00:00 bis 22:00, jeden Tag
                    every hour from 8 to 18 | every hour from 08:00 to 18:00, every day       | jede Stunde von 08:00 bis 18:00, jeden Tag
                    every other monday at 8 | at 08:00, every Monday, every 2 weeks from the week of 2026-11-30 on | um 08:00, jeden Montag, alle 2 Wochen ab der Woche vom 2026-11-30
                    every 3 days at 8     | at 08:00, every 3 days from 2026-11-25 on         | um 08:00, alle 3 Tage ab 2026-11-25
                    rate(5 hours)         | every 5 hours by the time that passes, first Tue 24 Nov 2026 19:05 | alle 5 Stunden nach vergangener Zeit, zuerst Di. 24. Nov. 2026 19:05
                    """)
    void it_says_what_it_understood(String words, String english, String german) {
        assertThat(new Spoken(Texts.in("en")).say(read(words), BERLIN)).isEqualTo(english);
        assertThat(new Spoken(Texts.in("de")).say(read(words), BERLIN)).isEqualTo(german);
    }

    @Test
    void a_year_of_minutes_takes_no_time() {
        var began = System.nanoTime();
        var runs = read("* * * * *").between(NOW, NOW.plus(Duration.ofDays(365)), BERLIN, 600_000);

        assertThat(runs).hasSize(365 * 24 * 60 - 60);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private static Timetable read(String words) {
        return ((Reading.Understood) Timetable.read(words, BERLIN, NOW)).timetable();
    }
}
