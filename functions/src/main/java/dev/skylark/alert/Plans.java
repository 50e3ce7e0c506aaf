package dev.skylark.alert;

/** How each guild wants its alerts. */
interface Plans {

    /** As the guild said, or as is usual. */
    Plan of(String guild);

    /** False when somebody else changed it meanwhile. */
    boolean save(Plan plan);
}
