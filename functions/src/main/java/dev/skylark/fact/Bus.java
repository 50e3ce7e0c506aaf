package dev.skylark.fact;

/** Where facts of our own are told, for everybody in the house who listens. */
@FunctionalInterface
public interface Bus {
    void tell(Fact fact);
}
