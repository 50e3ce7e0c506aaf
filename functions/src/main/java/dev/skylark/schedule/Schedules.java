package dev.skylark.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a guild has planned, how that went, and when it shall be otherwise. */
public interface Schedules {

    /** In the order of their names. */
    List<Schedule> all(String guild);

    Optional<Schedule> find(String guild, String id);

    void save(Schedule schedule);

    /** From now on it stands like that; nothing happens where it is gone, and only what is on can be over. */
    void stand(String guild, String id, Schedule.Standing standing);

    /** True for the one who removed it. */
    boolean remove(String guild, String id);

    /** Written down for 90 days, the last of a schedule at the schedule too. The same planned time is one run. */
    void ran(Run run);

    Optional<Run> run(String guild, String id, Instant planned);

    /** The newest first. */
    List<Run> runs(String guild, String id, int most);

    /** Nobody could be told how this schedule went; remembered for some days. */
    void untold(String guild, String id, Instant now);

    void told(String guild, String id);

    /** The schedules of which nobody could be told. */
    List<String> untold(String guild, Instant now);

    void hold(Hold hold);

    /** The last one, until a day after it has run out: what was planned before may come late. */
    Optional<Hold> held(String guild, String id, Instant now);

    void release(String guild, String id);

    void add(Holiday holiday);

    List<Holiday> holidays(String guild);

    boolean removeHoliday(String guild, String day);

    /** Whether a server that somebody stopped by hand stays off for the rest of that day, whatever is planned. */
    boolean respectsHands(String guild);

    void respectHands(String guild, boolean wanted);
}
