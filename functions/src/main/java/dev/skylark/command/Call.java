package dev.skylark.command;

import dev.skylark.text.Texts;
import java.util.HashMap;
import java.util.Map;

/** One use of a command by one person. */
public record Call(String command, Map<String, String> arguments, Consent consent, Rights rights, Origin origin) {

    /** How sure we are that the person means it. */
    public enum Consent {
        /** Said once. */
        GIVEN,
        /** Said again after seeing what will happen. */
        CONFIRMED,
        /** Said by a second person too. Never read from a button: only the approval itself says so. */
        APPROVED
    }

    public Call {
        arguments = Map.copyOf(arguments);
    }

    public static Call of(String command, Map<String, String> arguments, Origin origin) {
        return new Call(command, arguments, Consent.GIVEN, Rights.NONE, origin);
    }

    public <T> T value(Option<T> option) {
        return option.read(this);
    }

    /** The line of the bundle, in the language of the person who asked. */
    public String text(String key, Object... values) {
        return texts().of(key, values);
    }

    public Texts texts() {
        return Texts.in(origin.locale());
    }

    public Person person() {
        return origin.person();
    }

    public String guild() {
        return origin.guild();
    }

    public Call with(Consent other) {
        return new Call(command, arguments, other, rights, origin);
    }

    public Call with(Rights other) {
        return new Call(command, arguments, consent, other, origin);
    }

    public Call with(Map<String, String> more) {
        var all = new HashMap<>(arguments);
        all.putAll(more);
        return new Call(command, all, consent, rights, origin);
    }
}
