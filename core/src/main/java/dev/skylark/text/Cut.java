package dev.skylark.text;

/** Texts that are too long for where they shall stand, cut; never through a character that takes two places. */
public final class Cut {

    private Cut() {}

    /** As much of its beginning as there is room for. */
    public static String head(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var half = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, half ? most - 1 : most);
    }

    /** The same, with a sign that something is missing, for which there is room too. */
    public static String clip(String text, int most) {
        return text.length() <= most ? text : head(text, most - 1) + "…";
    }
}
