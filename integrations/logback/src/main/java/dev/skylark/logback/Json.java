package dev.skylark.logback;

import static java.util.stream.Collectors.joining;

import java.util.Map;

/** Writes JSON, as little of it as an alert needs. */
final class Json {

    private Json() {}

    static String fields(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> quoted(pair.getKey()) + ":" + quoted(pair.getValue()))
                .collect(joining(","));
    }

    private static String quoted(String text) {
        var out = new StringBuilder(text.length() + 16).append('"');
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            switch (letter) {
                case '"', '\\' -> out.append('\\').append(letter);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (letter < ' ') {
                        out.append(String.format("\\u%04x", (int) letter));
                    } else {
                        out.append(letter);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
