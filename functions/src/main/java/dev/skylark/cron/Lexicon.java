package dev.skylark.cron;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words about times that are understood, of both languages at once: none means one thing here and another there. */
final class Lexicon {

    /** They may stand anywhere and say nothing. */
    static final Set<String> FILLERS = words(
            ", and und at um on am the of der den dem des im a an from ab o'clock die das always immer jeweils run");

    static final Set<String> EVERY = words("every each jeden jede jedes jeder jedem alle");
    static final Set<String> DAILY = words("daily täglich tag tage day days");
    static final Set<String> WORKDAYS = words(
            "weekdays weekday werktags werktag werktage werktagen wochentags wochentag wochentagen workdays workday"
                    + " arbeitstags arbeitstag arbeitstagen");
    static final Set<String> WEEKENDS = words("weekends weekend wochenende wochenenden wochenends");
    static final Set<String> MONTHLY = words("monthly monatlich month months monat monats monate monaten");
    static final Set<String> WEEKLY = words("weekly wöchentlich week woche");
    static final Set<String> YEARLY = words("yearly annually jährlich year jahr jahres");
    static final Set<String> HOURLY = words("hourly stündlich");
    static final Set<String> TO = words("to - – bis through till until");
    static final Set<String> LAST = words("last letzte letzten letzter letztes letztem");
    static final Set<String> BEFORE_NOON = words("morning mornings morgens früh vormittag vormittags am a.m.");
    static final Set<String> AFTER_NOON =
            words("afternoon afternoons nachmittag nachmittags evening evenings abend abends pm p.m.");
    static final Set<String> CLOCK = words("uhr h o'clock");
    static final Map<String, Integer> NUMBERS = numbered(
            "a an one ein eine einer einem|two zwei|three drei|four vier|five fünf|six sechs|seven sieben|eight acht"
                    + "|nine neun|ten zehn|eleven elf|twelve zwölf",
            1);
    static final Map<String, Integer> ORDINALS = numbered(
            "first 1st erste ersten erster erstes erstem|second 2nd zweite zweiten zweiter zweites"
                    + "|third 3rd dritte dritten dritter drittes|fourth vierte vierten vierter viertes"
                    + "|fifth fünfte fünften fünfter fünftes",
            1);

    /** Sunday is 1. */
    static final Map<String, Integer> WEEKDAYS = numbered(
            "sunday sundays sun sonntag sonntags sonntagen so|monday mondays mon montag montags montagen mo"
                    + "|tuesday tuesdays tue tues dienstag dienstags dienstagen di"
                    + "|wednesday wednesdays wed mittwoch mittwochs mi"
                    + "|thursday thursdays thu thur thurs donnerstag donnerstags donnerstagen do"
                    + "|friday fridays fri freitag freitags freitagen fr"
                    + "|saturday saturdays sat samstag samstags samstagen sonnabend sonnabends sa",
            1);

    static final Map<String, Integer> MONTHS = numbered(
            "january jan januar|february feb februar|march mar märz|april apr|may mai|june jun juni|july jul juli"
                    + "|august aug|september sep sept|october oct oktober okt|november nov|december dec dezember dez",
            1);

    static final Map<String, Integer> TIMES =
            Map.of("noon", 12, "midday", 12, "mittag", 12, "mittags", 12, "midnight", 0, "mitternacht", 0);

    /** Days from today. */
    static final Map<String, Integer> DATES = Map.of("today", 0, "heute", 0, "tomorrow", 1, "übermorgen", 2);

    static final Map<String, ChronoUnit> UNITS = units();

    private Lexicon() {}

    private static Map<String, ChronoUnit> units() {
        var units = new HashMap<String, ChronoUnit>();
        words("minute minutes minuten min mins m").forEach(it -> units.put(it, ChronoUnit.MINUTES));
        words("hour hours stunde stunden hr hrs h std").forEach(it -> units.put(it, ChronoUnit.HOURS));
        words("day days tag tage tagen d").forEach(it -> units.put(it, ChronoUnit.DAYS));
        words("week weeks woche wochen w").forEach(it -> units.put(it, ChronoUnit.WEEKS));
        return Map.copyOf(units);
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }

    private static Map<String, Integer> numbered(String groups, int first) {
        var numbers = new HashMap<String, Integer>();
        var number = first;
        for (var group : List.of(groups.split("\\|", -1))) {
            for (var word : group.split(" ", -1)) {
                numbers.put(word, number);
            }
            number++;
        }
        return Map.copyOf(numbers);
    }
}
