package dev.skylark.trace;

import dev.skylark.fact.Occurrence;
import dev.skylark.text.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What makes two failures the same: 32 hexadecimal digits. */
public final class Fingerprint {

    private static final int FRAMES = 5;
    private static final int LONGEST = 1_000;

    /** A compiler counts lambdas and classes without a name; one more in the file changes the number of each. */
    private static final Pattern COUNTED = Pattern.compile("(?<=\\$)\\d++");

    private Fingerprint() {}

    public static String of(Occurrence it) {
        return of(it, it.key().isEmpty() ? Traces.read(it.trace()) : Optional.empty());
    }

    /** The same for those who have read its trace already. */
    public static String of(Occurrence it, Optional<Trace> trace) {
        var parts = new ArrayList<String>();
        parts.add(it.service());
        parts.add(it.environment());
        if (it.key().isEmpty()) {
            parts.add("kind");
            parts.add(it.kind());
            var own = trace.map(Fingerprint::own).orElse(List.of());
            parts.addAll(own.isEmpty() ? List.of("message", message(it)) : own);
        } else {
            parts.add("key");
            parts.add(it.key());
        }
        return hash(parts);
    }

    private static List<String> own(Trace trace) {
        return trace.frames().stream()
                .filter(Frame::own)
                .map(it -> COUNTED.matcher(it.file() + " " + it.function()).replaceAll(""))
                // so that it does not matter how deep a recursion was
                .distinct()
                .limit(FRAMES)
                .toList();
    }

    private static String message(Occurrence it) {
        return Masks.mask(it.message().substring(0, Math.min(it.message().length(), LONGEST)));
    }

    /** Each with its length, so that it is clear where it ends. */
    private static String hash(List<String> parts) {
        return Sha256.hex(parts.stream().map(it -> it.length() + ":" + it).collect(Collectors.joining()), 16);
    }
}
