package dev.skylark.cron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A Tuesday, 14:05:20 in Berlin. */
    private static final Instant NOW = Instant.parse("2026-11-24T13:05:20Z");

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    weekdays at 8                              | cron(0 8 ? * MON-FRI *)
                    every weekday at 8:30                      | cron(30 8 ? * MON-FRI *)
                    every 6 hours                              | cron(0 0/6 * * ? *)
                    every 15 minutes                           | cron(0/15 * * * ? *)
                    every hour                                 | cron(0 * * * ? *)
                    hourly                                     | cron(0 * * * ? *)
                    every minute                               | cron(* * * * ? *)
                    every 2 hours on weekdays                  | cron(0 0/2 ? * MON-FRI *)
                    every 5 hours                              | rate(300 minutes) from 2026-11-24T18:05:00Z
                    every 2 days at 6                          | cron(0 6 * * ? *) every 2 DAYS from 2026-11-25
                    every 14 days at 18:00                     | cron(0 18 * * ? *) every 14 DAYS from 2026-11-24
                    first Monday 09:30                         | cron(30 9 ? * 2#1 *)
                    every first Monday of the month at 9:30    | cron(30 9 ? * 2#1 *)
                    last friday at 5 pm                        | cron(0 17 ? * 6L *)
                    every Monday and Thursday at 18:00         | cron(0 18 ? * MON,THU *)
                    mondays, wednesdays and fridays at noon    | cron(0 12 ? * MON,WED,FRI *)
                    monday to thursday 7am                     | cron(0 7 ? * MON-THU *)
                    sat-mon at 12am                            | cron(0 0 ? * SUN,MON,SAT *)
                    weekends at 10 and 22                      | cron(0 10,22 ? * SUN,SAT *)
                    daily at 23:00                             | cron(0 23 * * ? *)
                    every day at midnight                      | cron(0 0 * * ? *)
                    on the 1st at 7                            | cron(0 7 1 * ? *)
                    1st and 15th at 7:15                       | cron(15 7 1,15 * ? *)
                    monthly on the 31st at 8pm                 | cron(0 20 31 * ? *)
                    last day of the month 23:00                | cron(0 23 L * ? *)
                    first workday of the month at 8            | cron(0 8 1W * ? *)
                    every Sunday in December at 4              | cron(0 4 ? 12 SUN *)
                    every year on 24 December at 18:00         | cron(0 18 24 12 ? *)
                    24 December 18:00                          | at(2026-12-24T18:00)
                    January 2nd at 9                           | at(2027-01-02T09:00)
                    tomorrow 8pm                               | at(2026-11-25T20:00)
                    tonight at 11                              | at(2026-11-24T23:00)
                    at 20:00                                   | at(2026-11-24T20:00)
                    at 8                                       | at(2026-11-25T08:00)
                    in 2 hours                                 | at(2026-11-24T16:06)
                    in an hour                                 | at(2026-11-24T15:06)
                    in 90m                                     | at(2026-11-24T15:36)
                    2026-12-24 18:00                           | at(2026-12-24T18:00)
                    2026-12-24T18:00                           | at(2026-12-24T18:00)
                    werktags um 8                              | cron(0 8 ? * MON-FRI *)
                    werktags um 20 Uhr 30                      | cron(30 20 ? * MON-FRI *)
                    alle 6 Stunden                             | cron(0 0/6 * * ? *)
                    alle zwei Stunden                          | cron(0 0/2 * * ? *)
                    jede Stunde                                | cron(0 * * * ? *)
                    jeden ersten Montag um 9:30                | cron(30 9 ? * 2#1 *)
                    jeden letzten Freitag im Monat um 17 Uhr   | cron(0 17 ? * 6L *)
                    montags und donnerstags um 18 Uhr          | cron(0 18 ? * MON,THU *)
                    mo-fr 7:45                                 | cron(45 7 ? * MON-FRI *)
                    montag bis freitag 7.45 Uhr                | cron(45 7 ? * MON-FRI *)
                    jeden Tag um 23 Uhr                        | cron(0 23 * * ? *)
                    täglich um Mitternacht                     | cron(0 0 * * ? *)
                    am 1. und 15. um 7                         | cron(0 7 1,15 * ? *)
                    am letzten Tag des Monats um 23 Uhr        | cron(0 23 L * ? *)
                    am Wochenende um 10                        | cron(0 10 ? * SUN,SAT *)
                    morgen um 20 Uhr                           | at(2026-11-25T20:00)
                    morgen früh um 7                           | at(2026-11-25T07:00)
                    übermorgen um 8                            | at(2026-11-26T08:00)
                    heute abend um 8                           | at(2026-11-24T20:00)
                    in einer Stunde                            | at(2026-11-24T15:06)
                    in 3 Tagen                                 | at(2026-11-27T14:06)
                    24.12.2026 18:00                           | at(2026-12-24T18:00)
                    24. Dezember um 18 Uhr                     | at(2026-12-24T18:00)
                    am 24.12. um 18 Uhr                        | at(2026-12-24T18:00)
                    jeden Morgen um 6                          | cron(0 6 * * ? *)
                    every weekday at 8am                       | cron(0 8 ? * MON-FRI *)
                    at 8 on weekdays                           | cron(0 8 ? * MON-FRI *)
                    every day at noon                          | cron(0 12 * * ? *)
                    every other day at 8                       | cron(0 8 * * ? *) every 2 DAYS from 2026-11-25
                    second tuesday of the month at 9           | cron(0 9 ? * 3#2 *)
                    every second tuesday of the month at 9     | cron(0 9 ? * 3#2 *)
                    every other monday at 8                    | cron(0 8 ? * MON *) every 2 WEEKS from 2026-11-30
                    every quarter hour                         | cron(0/15 * * * ? *)
                    every half hour                            | cron(0,30 * * * ? *)
                    daily 8pm                                  | cron(0 20 * * ? *)
                    sundays 3 a.m.                             | cron(0 3 ? * SUN *)
                    next monday 9:00                           | at(2026-11-30T09:00)
                    this friday at 5pm                         | at(2026-11-27T17:00)
                    in 3 days at 8                             | at(2026-11-27T08:00)
                    in half an hour                            | at(2026-11-24T14:36)
                    8:30 pm tomorrow                           | at(2026-11-25T20:30)
                    day after tomorrow at 8                    | at(2026-11-26T08:00)
                    1st of january, april, july and october at 6 | cron(0 6 1 1/3 ? *)
                    every 2 weeks on monday at 8               | cron(0 8 ? * MON *) every 2 WEEKS from 2026-11-30
                    every two weeks on friday at 18:30         | cron(30 18 ? * FRI *) every 2 WEEKS from 2026-11-23
                    every 2 weeks on monday and thursday at 8  | cron(0 8 ? * MON,THU *) every 2 WEEKS from 2026-11-23
                    every 2 weeks at 8                         | cron(0 8 * * ? *) every 14 DAYS from 2026-11-25
                    fortnightly on mondays at 8                | cron(0 8 ? * MON *) every 2 WEEKS from 2026-11-30
                    every 3rd day at 7                         | cron(0 7 * * ? *) every 3 DAYS from 2026-11-25
                    every second hour                          | cron(0 0/2 * * ? *)
                    every hour from 8 to 18 on weekdays        | cron(0 8-18 ? * MON-FRI *)
                    every hour between 9 and 17                | cron(0 9-17 * * ? *)
                    every 2 hours from 8 to 18                 | cron(0 8,10,12,14,16,18 * * ? *)
                    every hour from 8:30 to 18:30              | cron(30 8-18 * * ? *)
                    half past 8                                | at(2026-11-25T08:30)
                    quarter to 8 every day                     | cron(45 7 * * ? *)
                    at 10 past 8                               | at(2026-11-25T08:10)
                    12 in the afternoon                        | at(2026-11-25T12:00)
                    3 in the morning every sunday              | cron(0 3 ? * SUN *)
                    at 10 at night                             | at(2026-11-24T22:00)
                    every night at 2                           | cron(0 2 * * ? *)
                    every morning at 6 and every evening at 10 | cron(0 6,22 * * ? *)
                    december 24 2026 at 6pm                    | at(2026-12-24T18:00)
                    24 December 2026 18:00                     | at(2026-12-24T18:00)
                    every december 24 at 18:00                 | cron(0 18 24 12 ? *)
                    every day in december at 8                 | cron(0 8 * 12 ? *)
                    mon,wed,fri 8:00                           | cron(0 8 ? * MON,WED,FRI *)
                    monday and thursday at 18                  | cron(0 18 ? * MON,THU *)
                    mon – fri at 8                             | cron(0 8 ? * MON-FRI *)
                    friday to monday at 22                     | cron(0 22 ? * SUN,MON,FRI,SAT *)
                    from monday to friday at 8                 | cron(0 8 ? * MON-FRI *)
                    daily at 12am                              | cron(0 0 * * ? *)
                    um 12 am 1.                                | cron(0 12 1 * ? *)
                    Mo-Fr 8 Uhr                                | cron(0 8 ? * MON-FRI *)
                    Mo.-Fr. 8 Uhr                              | cron(0 8 ? * MON-FRI *)
                    montags bis freitags um 18:30              | cron(30 18 ? * MON-FRI *)
                    jeden 1. des Monats um 6                   | cron(0 6 1 * ? *)
                    nächsten Montag 9 Uhr                      | at(2026-11-30T09:00)
                    diesen Freitag um 17 Uhr                   | at(2026-11-27T17:00)
                    um halb acht                               | at(2026-11-25T07:30)
                    abends um halb acht täglich                | cron(30 19 * * ? *)
                    viertel vor 8                              | at(2026-11-25T07:45)
                    wochenends um 10                           | cron(0 10 ? * SUN,SAT *)
                    24. Dezember 2026 um 18 Uhr                | at(2026-12-24T18:00)
                    jeden 24.12. um 18 Uhr                     | cron(0 18 24 12 ? *)
                    jeden zweiten Montag im Monat um 8         | cron(0 8 ? * 2#2 *)
                    alle zwei Wochen montags um 8              | cron(0 8 ? * MON *) every 2 WEEKS from 2026-11-30
                    alle 2 Wochen am Montag um 8               | cron(0 8 ? * MON *) every 2 WEEKS from 2026-11-30
                    jede zweite Woche montags um 8             | cron(0 8 ? * MON *) every 2 WEEKS from 2026-11-30
                    alle 14 Tage montags um 8                  | cron(0 8 ? * MON *) every 2 WEEKS from 2026-11-30
                    jeden zweiten Tag um 8                     | cron(0 8 * * ? *) every 2 DAYS from 2026-11-25
                    alle zwei Tage um 8                        | cron(0 8 * * ? *) every 2 DAYS from 2026-11-25
                    jede zweite Stunde                         | cron(0 0/2 * * ? *)
                    jede halbe Stunde                          | cron(0,30 * * * ? *)
                    viertelstündlich                           | cron(0/15 * * * ? *)
                    in einer Viertelstunde                     | at(2026-11-24T14:21)
                    mittags um 1 täglich                       | cron(0 13 * * ? *)
                    täglich um 20 Uhr 15                       | cron(15 20 * * ? *)
                    um 20 Uhr am 1.                            | cron(0 20 1 * ? *)
                    jeden Abend um 8                           | cron(0 20 * * ? *)
                    jede Nacht um 11                           | cron(0 23 * * ? *)
                    jeden Tag morgens um 7 und abends um 8     | cron(0 7,20 * * ? *)
                    stündlich von 8 bis 18 Uhr                 | cron(0 8-18 * * ? *)
                    werktags zwischen 8 und 18 Uhr stündlich   | cron(0 8-18 ? * MON-FRI *)
                    an Wochenenden um 10                       | cron(0 10 ? * SUN,SAT *)
                    am 1. Januar, April, Juli und Oktober um 6 | cron(0 6 1 1/3 ? *)
                    in 3 Tagen um 8                            | at(2026-11-27T08:00)
                    um ein Uhr                                 | at(2026-11-25T01:00)
                    """)
    void plain_words_are_understood(String words, String kept) {
        assertThat(Timetable.read(words, BERLIN, NOW))
                .isEqualTo(new Reading.Understood(Timetable.of(kept).orElseThrow()));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    whenever it rains          | word
                    weekdays                   | when
                    every monday               | when
                    at 8 and 9:30 on mondays   | times
                    first and third monday at 8 | nth.one
                    mondays and the 1st at 8   | two
                    monthly at 8               | day
                    weekly at 8                | weekday
                    8 in the morning evening   | half
                    every 6 hours at 8         | both
                    every 7 hours on mondays   | uneven
                    last workday at 8          | workday
                    last 8                     | last
                    2026-02-30 8:00            | date
                    weekdays at 25             | time
                    weekdays at 13pm           | time
                    2020-01-01 8:00            | past
                    31 february 8:00           | date
                    every 31 february at 8     | never
                    2027-03-28 02:30           | gap
                    tomorrow at 8 and 9        | once
                    sixth monday at 8          | word
                    6. montag um 8             | nth
                    weekdays 8-18              | window
                    every friday at midnight   | midnight
                    tonight at midnight        | midnight
                    twice a day                | often
                    zweimal täglich            | often
                    2 times a day at 8         | often
                    every 2nd tuesday at 9     | second
                    every second monday at 8   | second
                    every third friday at 8    | second
                    jeden zweiten Montag um 8  | second
                    jeden 2. Montag um 8       | second
                    1 and 15 at 9              | bare
                    on the 15 at 8             | bare
                    am 15 um 8                 | bare
                    am 5.12 um 8               | bare
                    sunday 3 a.m.              | alone
                    am Montag um 9             | alone
                    Montag 9 Uhr               | alone
                    mornings at 7              | dated
                    abends um 8                | dated
                    tonight at 1               | half
                    8 in the afternoon         | half
                    next friday 9:00           | next
                    nächsten Freitag um 9      | next
                    every 2 months on the 1st at 8 | months
                    alle 3 Monate am 1. um 6   | months
                    1st of january and 5th of march at 8 | several
                    weekdays at 8 and saturdays at 10 | several
                    werktags um 8 und samstags um 10 | several
                    at 8 on mondays and at 10 on fridays | several
                    mondays at 8 and fridays   | several
                    every 10 days on mondays at 8 | apart
                    every 15 minutes from 8 to 18 | window.minutes
                    every hour from 8:30 to 18:00 | window.minutes
                    daily at 8 from tomorrow   | from
                    ab morgen täglich um 8     | from
                    täglich ab 8 Uhr           | from
                    in 2 hours at 8            | in
                    in 2 hours in 3 days       | in
                    half eight                 | time
                    viertel acht               | time
                    24/12 at 8                 | word
                    am 24.12.26 um 18 Uhr      | date
                    every 8                    | bare
                    every second at 8          | word
                    every 30 seconds           | bare
                    weekdays except monday at 8 | word
                    täglich um 8 außer sonntags | word
                    second to last friday at 8 | word
                    every 1000 days at 8       | rate.long
                    every 2 hours every 3 hours | both
                    tomorrow every day at 8    | dated
                    every day at 24:00         | time
                    quarterly on the 1st at 6  | word
                    every at 8                 | word
                    5.12                       | bare
                    5.12 abends                | bare
                    the 2nd 3 in 20:00         | bare
                    monday 24 december 18:00   | two
                    24.18:00 montags           | word
                    monthly on mondays at 8    | day
                    weekly on the 1st at 8     | weekday
                    """)
    void what_is_not_understood_is_said_and_why(String words, String why) {
        var reading = Timetable.read(words, BERLIN, NOW);

        assertThat(reading).isInstanceOf(Reading.NotUnderstood.class);
        var not = (Reading.NotUnderstood) reading;
        assertThat(not.key()).isEqualTo("cron.no." + why);
        assertThat(Texts.in("en").of(not.key(), not.values().toArray())).isNotEmpty();
        assertThat(Texts.in("de").of(not.key(), not.values().toArray())).isNotEmpty();
    }

    @Test
    void a_word_that_is_not_understood_is_named() {
        assertThat(Timetable.read("weekdays at 8 sharpish", BERLIN, NOW))
                .isEqualTo(new Reading.NotUnderstood("cron.no.word", List.of("sharpish")));
    }

    @Property(tries = 2000)
    void whatever_somebody_writes_there_is_an_answer(@ForAll @StringLength(max = 250) String anything) {
        assertThat(Timetable.read(anything, BERLIN, NOW)).isNotNull();
    }

    @Property(tries = 3000)
    void whatever_words_somebody_puts_together_there_is_an_answer_that_can_be_kept(
            @ForAll("sentences") String anything) {
        if (Timetable.read(anything, BERLIN, NOW) instanceof Reading.Understood(var timetable)) {
            assertThat(Timetable.of(timetable.kept())).contains(timetable);
            assertThat(timetable.next(NOW, BERLIN, 3)).isSorted().isNotEmpty().allMatch(NOW::isBefore);
            assertThat(new Spoken(Texts.in("en")).say(timetable, BERLIN)).isNotEmpty();
            assertThat(new Spoken(Texts.in("de")).say(timetable, BERLIN)).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(
                        "every",
                        "alle",
                        "6",
                        "2",
                        "17",
                        "hours",
                        "tage",
                        "minuten",
                        "monday",
                        "freitags",
                        "first",
                        "1st",
                        "31.",
                        "letzten",
                        "day",
                        "at",
                        "um",
                        "8",
                        "8:30",
                        "9pm",
                        "20",
                        "uhr",
                        "and",
                        ",",
                        "und",
                        "weekdays",
                        "wochenende",
                        "in",
                        "december",
                        "märz",
                        "tomorrow",
                        "morgen",
                        "2026-12-24",
                        "24.12.",
                        "noon",
                        "abends",
                        "monthly",
                        "of",
                        "the",
                        "month",
                        "mo-fr",
                        "to",
                        "cron(0",
                        "*",
                        "?",
                        "5#3",
                        "L")
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(it -> String.join(" ", it));
    }
}
