package dev.skylark.github;

import java.util.List;
import java.util.regex.Pattern;

/** The mark by which an issue or a pull request is known to be of an alert. GitHub does not show it. */
public final class Markers {

    /** On everything that we make: whoever may not label cannot pretend to be us. */
    public static final String LABEL = "skylark";

    private static final Pattern MARKER = Pattern.compile("<!-- skylark:alert:([0-9a-f]{32}) -->");
    private static final int SHORT = 8;

    private Markers() {}

    public static String write(String alert) {
        return "<!-- skylark:alert:" + alert + " -->";
    }

    /** The alerts of which there are marks in it. */
    public static List<String> all(String body) {
        return MARKER.matcher(body).results().map(it -> it.group(1)).distinct().toList();
    }

    /** The branch on which the alert is worked on. */
    public static String branch(String alert) {
        return "skylark/" + alert.substring(0, SHORT);
    }
}
