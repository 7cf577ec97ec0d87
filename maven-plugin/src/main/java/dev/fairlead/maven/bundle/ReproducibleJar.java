package dev.fairlead.maven.bundle;

import dev.fairlead.maven.archive.Content;
import dev.fairlead.maven.archive.ReproducibleZip;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipFile;

/** Copies a jar so that its bytes depend on what is in it and on nothing else. */
final class ReproducibleJar {
    private final ReproducibleZip zip;

    /**
     * Fixes the time that all entries bear.
     *
     * @param time any instant from 1980 on
     */
    ReproducibleJar(Instant time) {
        zip = new ReproducibleZip(time);
    }

    /**
     * Copies a jar.
     *
     * @param from the jar to copy
     * @param extras entries that are added to those of the jar or take their place
     * @param to the jar to write; whatever was there is overwritten
     */
    void write(Path from, Map<String, byte[]> extras, Path to) throws IOException {
        try (ZipFile source = new ZipFile(from.toFile())) {
            Map<String, Content> entries = new LinkedHashMap<>();
            source.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach(
                            entry ->
                                    entries.put(
                                            entry.getName(), () -> source.getInputStream(entry)));
            extras.forEach((name, bytes) -> entries.put(name, Content.of(bytes)));
            zip.write(entries, to);
        }
    }
}
