package dev.skylark.cron;

import dev.skylark.cron.Word.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What words about times mean. In front of the colon is what they stand for, one thing or several; behind it the words,
 * in groups that are counted from 1, such as the days of the week from Sunday on.
 */
final class Lexicon {

    private static final String ENGLISH = """
            NOTHING: the always run o'clock
            EVERY: every each all
            EVERY HOUR: hourly
            EVERY DAY: daily
            EVERY WEEK: weekly
            EVERY OTHER WEEK: fortnightly
            EVERY MONTH: monthly
            EVERY YEAR: yearly annually
            OTHER: other
            NEXT: next
            THIS: this coming
            LAST: last
            A: a an
            NUMBER: one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve
            ORDINAL: first | second | third | fourth | fifth
            OFTEN: once twice times
            MINUTE: minute minutes min mins m
            HOUR: hour hours hr hrs h
            DAY: day days d
            WEEK: week weeks w
            MONTH: month months
            YEAR: year years
            WEEKDAY: sunday sun | monday mon | tuesday tue tues | wednesday wed | thursday thu thur thurs | friday fri | saturday sat
            EVERY WEEKDAY: sundays | mondays | tuesdays | wednesdays | thursdays | fridays | saturdays
            WORKDAY: weekday weekdays workday workdays
            WEEKEND: weekend weekends
            MONTH_NAME: january jan | february feb | march mar | april apr | may | june jun | july jul | august aug | september sep sept | october oct | november nov | december dec
            TODAY: today | tomorrow
            TODAY EVENING: tonight
            NOON: noon midday
            MIDNIGHT: midnight
            HALF: half
            QUARTER: quarter
            PAST: past after
            BEFORE: before
            AM: a.m. a.m am
            PM: pm p.m. p.m
            MORNING: morning mornings
            AFTERNOON: afternoon afternoons
            EVENING: evening evenings
            NIGHT: night nights
            AT: at @
            ON: on
            OF: of
            IN: in
            FROM: from
            BETWEEN: between
            TO: to - – — through till until
            AND: and & ,
            """;

    /** {@code am} is in the English one: behind a number it is a.m., else the German word. */
    private static final String GERMAN = """
            NOTHING: der die das den dem immer jeweils
            EVERY: jeden jede jedes jeder jedem alle
            EVERY HOUR: stündlich
            EVERY HALF HOUR: halbstündlich
            EVERY QUARTER HOUR: viertelstündlich
            EVERY DAY: täglich
            EVERY WEEK: wöchentlich
            EVERY OTHER WEEK: zweiwöchentlich vierzehntäglich
            EVERY MONTH: monatlich
            EVERY YEAR: jährlich
            NEXT: nächster nächsten nächste
            THIS: dieser diesen diese kommender kommenden kommende
            LAST: letzte letzten letzter letztes letztem
            A: ein eine einer einem einen an
            NUMBER: eins | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf | zwölf
            ORDINAL: erste ersten erster erstes erstem | zweite zweiten zweiter zweites zweitem | dritte dritten dritter drittes drittem | vierte vierten vierter viertes viertem | fünfte fünften fünfter fünftes fünftem
            OFTEN: mal einmal zweimal dreimal viermal
            MINUTE: minuten
            HOUR: stunde stunden std
            HALF HOUR: halbestunde
            QUARTER HOUR: viertelstunde
            DAY: tag tage tagen tages
            WEEK: woche wochen
            MONTH: monat monats monate monaten
            YEAR: jahr jahre jahren jahres
            WEEKDAY: sonntag so | montag mo | dienstag di | mittwoch mi | donnerstag do | freitag fr | samstag sonnabend sa
            EVERY WEEKDAY: sonntags sonntagen | montags montagen | dienstags dienstagen | mittwochs | donnerstags donnerstagen | freitags freitagen | samstags samstagen sonnabends
            WORKDAY: werktag werktags werktage werktagen wochentag wochentags wochentagen arbeitstag arbeitstags arbeitstagen
            WEEKEND: wochenende wochenenden wochenends
            MONTH_NAME: januar | februar | märz | april | mai | juni | juli | august | september | oktober okt | november | dezember dez
            TODAY: heute | _ | übermorgen
            MORGEN: morgen
            NOON: mittag mittags
            MIDNIGHT: mitternacht
            HALB: halb
            HALF: halbe halben
            QUARTER: viertel
            PAST: nach
            BEFORE: vor
            CLOCK: uhr
            MORNING: morgens früh vormittag vormittags
            AFTERNOON: nachmittag nachmittags
            EVENING: abend abends
            NIGHT: nacht nachts
            AT: um
            OF: des im pro
            FROM: von ab
            BETWEEN: zwischen
            TO: bis
            AND: und
            """;

    private static final Map<String, List<Word>> WORDS = words();

    private Lexicon() {}

    /** One or several; nothing for what is not known. */
    static List<Word> of(String word) {
        return WORDS.getOrDefault(word, List.of());
    }

    private static Map<String, List<Word>> words() {
        var words = new HashMap<String, List<Word>>();
        for (var row : (ENGLISH + GERMAN).split("\n", -1)) {
            var colon = row.indexOf(':');
            var kinds = row.substring(0, Math.max(0, colon)).split(" ", -1);
            var groups = row.substring(colon + 1).split("\\|", -1);
            for (int at = 0; at < groups.length && colon > 0; at++) {
                for (var word : groups[at].strip().split(" ", -1)) {
                    var value = at + 1;
                    words.put(
                            word,
                            Arrays.stream(kinds)
                                    .map(kind -> new Word(Kind.valueOf(kind), value, word))
                                    .toList());
                }
            }
        }
        return Map.copyOf(words);
    }
}
