package dev.skylark.work;

import dev.skylark.command.Person;
import java.util.Optional;

/** Who is in a guild, with which rights, as Discord says at this moment. */
public interface Members {

    /** Empty for somebody who is not there any more; throws where Discord cannot be asked. */
    Optional<Person> find(String guild, String person);
}
