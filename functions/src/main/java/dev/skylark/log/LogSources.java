package dev.skylark.log;

import java.util.List;
import java.util.Optional;

/** The log groups that guilds have named. */
public interface LogSources {

    /** Of a guild, by service and environment. */
    List<Source> all(String guild);

    Optional<Source> find(String guild, String service, String environment, String group);

    /** From now on it is so; false when there are as many as there may be. */
    boolean set(Source source);

    boolean remove(String guild, String service, String environment, String group);

    /** Everybody's who named this group of this account. */
    List<Source> of(String account, String group);
}
