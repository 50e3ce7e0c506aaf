package dev.skylark.sandbox;

import java.util.function.Supplier;

/** A part of the sandbox that must be up before people come; {@code state} is "ok", or says what is missing. */
public record Part(String name, Supplier<String> state) {

    public static final String OK = "ok";
}
