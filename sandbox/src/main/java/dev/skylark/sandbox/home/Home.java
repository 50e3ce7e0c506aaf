package dev.skylark.sandbox.home;

import dev.skylark.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder in which the sandbox remembers. */
public record Home(Path folder) {

    public Home {
        try {
            Files.createDirectories(folder);
        } catch (IOException broken) {
            throw new IllegalStateException("The state folder " + folder + " cannot be made: " + broken, broken);
        }
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** What was written under this name; nothing on a fresh start. */
    public Json read(String name) {
        try {
            return Json.read(Files.readAllBytes(file(name)));
        } catch (NoSuchFileException fresh) {
            return new Json.Nothing();
        } catch (IOException | Json.NotJson broken) {
            throw new IllegalStateException(
                    file(name) + " cannot be read (" + broken.getMessage() + "); delete it for a fresh start.", broken);
        }
    }

    /** All or nothing, also when the process is killed in between. */
    public void write(String name, byte[] bytes) {
        replace(name, bytes, false);
    }

    /** As {@link #write}, readable by nobody else. */
    public void writeSecret(String name, byte[] bytes) {
        replace(name, bytes, true);
    }

    private void replace(String name, byte[] bytes, boolean secret) {
        var target = file(name);
        var next = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.createDirectories(next.toAbsolutePath().getParent());
            Files.deleteIfExists(next);
            if (secret && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.createFile(
                        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(next, bytes);
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(target + " cannot be written", broken);
        }
    }
}
