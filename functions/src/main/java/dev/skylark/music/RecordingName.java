package dev.skylark.music;

import dev.skylark.command.Upload;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file is called in a library: a plain name, and the ending that tells what it is. */
final class RecordingName {

    /** A name with its ending; with {@code library:} before it, Discord takes it as a choice. */
    static final int LONGEST = 80;

    private static final Pattern NO_NAME = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s/\\\\]++");
    private static final Pattern FIRST = Pattern.compile("^[. ]++");
    private static final Pattern ENDING = Pattern.compile("\\.([A-Za-z0-9]{2,5})$");

    private static final Map<String, String> ENDINGS = Map.of(
            "audio/mpeg", "mp3",
            "audio/ogg", "ogg",
            "application/ogg", "ogg",
            "audio/flac", "flac",
            "audio/wav", "wav",
            "audio/mp4", "m4a",
            "audio/aac", "aac",
            "video/webm", "webm",
            "video/mp4", "mp4");

    private RecordingName() {}

    /** Whether there can be music in a file of this type. */
    static boolean isMusic(Upload file) {
        var type = type(file);
        return type.startsWith("audio/") || ENDINGS.containsKey(type);
    }

    /** As it is called there when somebody wants it called so; nothing if nothing is left of that. */
    static Optional<String> of(String wanted, Upload file) {
        var sent = ENDING.matcher(file.name());
        var ending = sent.find() ? sent.group(1).toLowerCase(Locale.ROOT) : ENDINGS.getOrDefault(type(file), "audio");
        var plain = NO_NAME.matcher(Normalizer.normalize(wanted, Normalizer.Form.NFC))
                .replaceAll(" ");
        plain = FIRST.matcher(plain).replaceAll("").strip();
        if (plain.toLowerCase(Locale.ROOT).endsWith("." + ending)) {
            plain = plain.substring(0, plain.length() - ending.length() - 1).strip();
        }
        var name = clipped(plain, LONGEST - ending.length() - 1);
        return name.isEmpty() ? Optional.empty() : Optional.of(name + "." + ending);
    }

    private static String clipped(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end).strip();
    }

    private static String type(Upload file) {
        var type = file.type().toLowerCase(Locale.ROOT);
        var parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip();
    }
}
