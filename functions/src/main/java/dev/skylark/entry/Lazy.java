package dev.skylark.entry;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made on first use: a door that never calls a service never builds its client. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> make;
    private @Nullable T value;

    Lazy(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public synchronized T get() {
        var made = value;
        if (made == null) {
            made = make.get();
            value = made;
        }
        return made;
    }
}
