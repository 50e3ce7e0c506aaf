package dev.skylark.settings;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The settings of one program. Asking for one that it does not declare is a bug, found by the first test. */
public final class Settings {

    private final String program;
    private final List<Setting> declared;
    private final Map<String, String> environment;

    public Settings(Lambda lambda, Map<String, String> environment) {
        this("%s function".formatted(lambda), lambda.settings(), environment);
    }

    private Settings(String program, List<Setting> declared, Map<String, String> environment) {
        this.program = program;
        this.declared = declared;
        this.environment = Map.copyOf(environment);
    }

    /** Those of the voice worker. */
    public static Settings ofTheWorker(Map<String, String> environment) {
        return new Settings("voice worker", Setting.ofTheWorker(), environment);
    }

    /** Those of the dead-man watch. */
    public static Settings ofTheWatch(Map<String, String> environment) {
        return new Settings("watch", Setting.ofTheWatch(), environment);
    }

    public String get(Setting setting) {
        if (!declared.contains(setting)) {
            throw new IllegalStateException("The %s does not declare %s.".formatted(program, setting.variable()));
        }
        var value = environment.getOrDefault(setting.variable(), "").strip();
        if (value.isEmpty()) {
            throw new IllegalStateException("%s is not set; the %s needs it.".formatted(setting.variable(), program));
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
