package dev.skylark.voice;

/** How it sounds: a hundred is the volume of the recording; {@code even} makes all recordings equally loud. */
public record Tuning(int volume, Filter filter, boolean even) {

    /** Whether what arrives can be handed on as it is, which costs next to nothing. */
    public boolean isUntouched() {
        return volume == 100 && filter == Filter.NONE && !even;
    }

    public Tuning volume(int other) {
        return new Tuning(other, filter, even);
    }

    public Tuning filter(Filter other) {
        return new Tuning(volume, other, even);
    }

    public Tuning even(boolean wanted) {
        return new Tuning(volume, filter, wanted);
    }
}
