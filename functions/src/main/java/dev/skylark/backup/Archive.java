package dev.skylark.backup;

import dev.skylark.fleet.Answer;
import dev.skylark.json.Json;

/** Records that can be read without Skylark and without a database, each with all that it ever was for a while. */
public interface Archive {

    /** The newest version of what has this name. */
    Answer<String> keep(String name, Json content);
}
