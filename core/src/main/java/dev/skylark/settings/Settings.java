package dev.skylark.settings;

import java.util.Map;
import java.util.regex.Pattern;

/** The settings of one function. Asking for one that it does not declare is a bug, found by the first test. */
public final class Settings {

    private final Lambda lambda;
    private final Map<String, String> environment;

    public Settings(Lambda lambda, Map<String, String> environment) {
        this.lambda = lambda;
        this.environment = Map.copyOf(environment);
    }

    public String get(Setting setting) {
        if (!lambda.settings().contains(setting)) {
            throw new IllegalStateException("%s does not declare %s.".formatted(lambda, setting.variable()));
        }
        var value = environment.getOrDefault(setting.variable(), "").strip();
        if (value.isEmpty()) {
            throw new IllegalStateException(
                    "%s is not set; the %s function needs it.".formatted(setting.variable(), lambda));
        }
        return value;
    }

    /** A setting with a form: one that does not match is named here, before anything fails further in. */
    public String get(Setting setting, Pattern form, String inWords) {
        var value = get(setting);
        if (!form.matcher(value).matches()) {
            throw new IllegalStateException("%s must be %s.".formatted(setting.variable(), inWords));
        }
        return value;
    }
}
