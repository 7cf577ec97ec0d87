package dev.fairlead.samples.compared.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A file to which a plugin adds lines, if its settings name one. Thread-safe. */
record Notes(String file) {
    static Notes of(Map<String, String> settings, String key) {
        return new Notes(settings.getOrDefault(key, ""));
    }

    void add(String line) {
        if (file.isEmpty()) {
            return;
        }
        try {
            synchronized (Notes.class) {
                Files.writeString(
                        Path.of(file),
                        line.replace("\n", "\\n") + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
