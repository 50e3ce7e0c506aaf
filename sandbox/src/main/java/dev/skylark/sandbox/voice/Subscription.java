package dev.skylark.sandbox.voice;

/** Somebody is told of every frame until this is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
