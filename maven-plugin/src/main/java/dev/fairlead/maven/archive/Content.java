package dev.fairlead.maven.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an entry of an archive holds. */
@FunctionalInterface
public interface Content {
    /**
     * Starts to read it.
     *
     * @return its bytes; the reader closes it
     * @throws IOException if it can't be read
     */
    InputStream open() throws IOException;

    /**
     * Takes bytes.
     *
     * @param bytes the bytes
     * @return them as content
     */
    static Content of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    /**
     * Takes text, in UTF-8.
     *
     * @param text the text
     * @return it as content
     */
    static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Takes a file, which is read when the archive is written.
     *
     * @param file the file
     * @return it as content
     */
    static Content of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
