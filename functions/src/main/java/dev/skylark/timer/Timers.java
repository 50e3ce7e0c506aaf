package dev.skylark.timer;

/** What will be due, kept by the cloud. A job is known by its guild, kind and name. */
public interface Timers {

    /** From now on the job is due then, and no longer when it was due before. */
    void set(Job job, When when);

    /** Nothing happens where nothing was set. */
    void cancel(String guild, String kind, String name);
}
