package dev.skylark.music;

import dev.skylark.command.Upload;
import java.io.IOException;
import java.io.InputStream;

/** Files that people sent, read where they lie. */
@FunctionalInterface
public interface Attachments {

    /** All of it and nothing else; whoever opens it closes it. */
    InputStream open(Upload file) throws IOException;
}
