package dev.skylark.work;

/** The way from the front door to the work function: kept until it is done, tried again when it fails. */
public interface Handover {

    /** Takes an {@link Order} over. Once this returns it cannot be lost; when it throws, nothing was taken. */
    void give(byte[] order);
}
