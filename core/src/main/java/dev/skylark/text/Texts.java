package dev.skylark.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people read, in one language. A line that the language lacks is read in English. */
public final class Texts {

    /** The languages that have a bundle, as Discord's locales name them. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private static final Map<String, Texts> LOADED = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Map<String, String> lines;
    private final @Nullable Texts english;

    private Texts(String language) {
        this.locale = Locale.of(language);
        this.lines = load(language);
        this.english = language.equals("en") ? null : in("en");
    }

    /** The bundle for one of Discord's locales, for example {@code de} or {@code en-GB}. */
    public static Texts in(String discordLocale) {
        var language = discordLocale.length() < 2 ? "en" : discordLocale.substring(0, 2);
        var known = LANGUAGES.contains(language) ? language : "en";
        var loaded = LOADED.get(known);
        if (loaded == null) {
            loaded = new Texts(known); // twice at once costs a moment and changes nothing
            LOADED.put(known, loaded);
        }
        return loaded;
    }

    /** The line with its places filled, in the manner of {@link String#format}. */
    public String of(String key, Object... values) {
        var line = find(key).orElseThrow(() -> new IllegalArgumentException("No text is called " + key));
        return values.length == 0 ? line : String.format(locale, line, values);
    }

    public Optional<String> find(String key) {
        var line = lines.get(key);
        if (line != null) {
            return Optional.of(line);
        }
        return english == null ? Optional.empty() : english.find(key);
    }

    /** The line in this very language, for where a missing translation must stay missing. */
    public Optional<String> findHere(String key) {
        return Optional.ofNullable(lines.get(key));
    }

    public Map<String, String> lines() {
        return lines;
    }

    public Locale locale() {
        return locale;
    }

    private static Map<String, String> load(String language) {
        var file = "texts." + language + ".properties";
        try (var stream = Texts.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing from the build");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(it -> it, properties::getProperty));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
