package dev.fairlead.maven.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a ZIP or jar whose bytes depend on its entries' names and contents and on nothing else:
 * not on order, clock, zone or folder.
 */
public final class ReproducibleZip {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final LocalDateTime time;

    /**
     * Fixes the time that all entries bear.
     *
     * @param time any instant from 1980 on; ZIP knows only local times, so UTC is taken
     */
    public ReproducibleZip(Instant time) {
        this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /**
     * Writes an archive. Directories get entries of their own.
     *
     * @param entries files by path, in any order
     * @param to the archive to write; whatever was there is overwritten
     * @throws IOException if a content can't be read or the archive written
     */
    public void write(Map<String, Content> entries, Path to) throws IOException {
        Set<String> names = new TreeSet<>(entries.keySet());
        names.addAll(directoriesOf(entries.keySet()));
        try (ZipOutputStream out =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
            // JarInputStream looks for the manifest only among the first two entries
            for (String first : new String[] {"META-INF/", MANIFEST}) {
                if (names.remove(first)) {
                    write(first, entries, out);
                }
            }
            for (String name : names) {
                write(name, entries, out);
            }
        }
    }

    private void write(String name, Map<String, Content> entries, ZipOutputStream out)
            throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        out.putNextEntry(entry);
        Content content = entries.get(name);
        if (content != null) {
            try (InputStream in = content.open()) {
                in.transferTo(out);
            }
        }
        out.closeEntry();
    }

    private static Set<String> directoriesOf(Set<String> names) {
        Set<String> directories = new TreeSet<>();
        for (String name : names) {
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                directories.add(name.substring(0, slash + 1));
            }
        }
        return directories;
    }
}
