package dev.skylark.sandbox.house;

import dev.skylark.command.Upload;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.music.Attachments;
import dev.skylark.music.Recordings;
import dev.skylark.sandbox.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** {@link Recordings} in the folder that {@link FolderLibrary} plays from. */
final class FolderRecordings implements Recordings {

    private final Path folder;
    private final Attachments attachments;

    FolderRecordings(Home home, Attachments attachments) {
        this.folder = home.file("library");
        this.attachments = attachments;
    }

    /** What is done with a folder. */
    private interface Deed<T> {
        T in(Path own) throws IOException;
    }

    @Override
    public Answer<List<Recording>> all(String guild) {
        return done(guild, own -> {
            try (var files = Files.list(own)) {
                return files.filter(Files::isRegularFile)
                        .sorted()
                        .map(it -> new Recording(
                                it.getFileName().toString(), it.toFile().length()))
                        .toList();
            }
        });
    }

    @Override
    public Answer<Recording> add(String guild, String name, Upload file) {
        return done(guild, own -> {
            try (var bytes = attachments.open(file)) {
                Files.copy(bytes, own.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                return new Recording(name, file.size());
            }
        });
    }

    @Override
    public Answer<String> remove(String guild, String name) {
        return done(guild, own -> {
            Files.deleteIfExists(own.resolve(name));
            return name;
        });
    }

    private <T> Answer<T> done(String guild, Deed<T> deed) {
        try {
            return Answer.got(deed.in(Files.createDirectories(folder.resolve(guild))));
        } catch (IOException broken) {
            return Answer.failed(Trouble.DOWN, String.valueOf(broken.getMessage()));
        }
    }
}
