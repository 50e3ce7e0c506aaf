package dev.skylark.backup;

import dev.skylark.fleet.Answer;
import dev.skylark.json.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@link Archive} in memory; {@code files} are the newest versions. */
public record InMemoryArchive(Map<String, Json> files) implements Archive {

    public InMemoryArchive() {
        this(new ConcurrentHashMap<>());
    }

    @Override
    public Answer<String> keep(String name, Json content) {
        files.put(name, content);
        return Answer.got(name);
    }
}
