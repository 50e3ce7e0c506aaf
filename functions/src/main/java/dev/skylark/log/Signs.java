package dev.skylark.log;

import java.util.List;

/** What lines that tell of an error have in them, so that all others need not be read. */
final class Signs {

    /** Few of them, and without capitals where those may be: each is searched in every line. */
    private static final List<String> ALL = List.of(
            "rror",
            "RROR",
            "xception",
            "atal",
            "ATAL",
            "ERR",
            "\"err\"",
            "=err ",
            "=eror",
            "[err]",
            " err ",
            "EVERE",
            "evere",
            "CRI",
            "crit",
            "anic",
            "ANIC",
            "FTL",
            "lert",
            "LERT",
            "merg",
            "MERG",
            "raceback",
            "OutOfMemory",
            "Runtime exited",
            "timed out",
            "Process exited",
            "fail:",
            "\"fail",
            "timeout",
            "\tat ",
            "   at ",
            ".go:",
            "tack");

    private Signs() {}

    static boolean hasOne(String line) {
        for (var sign : ALL) {
            if (line.contains(sign)) {
                return true;
            }
        }
        return isNumber(line, "evel\":") || isNumber(line, "everity\":") || isGlog(line);
    }

    /** JSON whose level is a number. */
    private static boolean isNumber(String line, String name) {
        var at = line.indexOf(name);
        if (at < 0) {
            return false;
        }
        int begin = at + name.length();
        while (begin < line.length() && line.charAt(begin) == ' ') {
            begin++;
        }
        return begin < line.length() && Character.isDigit(line.charAt(begin));
    }

    private static boolean isGlog(String line) {
        return line.length() > 5
                && (line.charAt(0) == 'E' || line.charAt(0) == 'F')
                && Character.isDigit(line.charAt(1));
    }
}
