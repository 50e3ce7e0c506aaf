package dev.skylark.music;

import dev.skylark.command.Upload;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** {@link Recordings} in memory; the twin for tests. */
public final class InMemoryRecordings implements Recordings {

    private final Map<String, Map<String, byte[]>> guilds = new ConcurrentHashMap<>();
    private final Attachments attachments;
    private volatile Optional<Trouble> trouble = Optional.empty();

    /** Where every file that was sent is full of silence. */
    public InMemoryRecordings() {
        this(file -> new ByteArrayInputStream(new byte[(int) file.size()]));
    }

    public InMemoryRecordings(Attachments attachments) {
        this.attachments = attachments;
    }

    /** From now on it answers nothing else. */
    public void fail(Trouble other) {
        trouble = Optional.of(other);
    }

    @Override
    public Answer<List<Recording>> all(String guild) {
        return answered(of(guild).entrySet().stream()
                .map(it -> new Recording(it.getKey(), it.getValue().length))
                .toList());
    }

    @Override
    public Answer<Recording> add(String guild, String name, Upload file) {
        try (var bytes = attachments.open(file)) {
            var read = bytes.readAllBytes();
            of(guild).put(name, read);
            return answered(new Recording(name, read.length));
        } catch (IOException unreadable) {
            return Answer.failed(Trouble.DOWN, String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public Answer<String> remove(String guild, String name) {
        of(guild).remove(name);
        return answered(name);
    }

    private <T> Answer<T> answered(T value) {
        return trouble.map(it -> Answer.<T>failed(it, "as the test wants it")).orElseGet(() -> Answer.got(value));
    }

    private Map<String, byte[]> of(String guild) {
        return guilds.computeIfAbsent(guild, _ -> new ConcurrentSkipListMap<>());
    }
}
