package dev.fairlead.maven.bundle;

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
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar whose bytes depend on its entries' names and contents and on nothing else: not on
 * order, clock, zone or folder.
 */
final class ReproducibleJar {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final LocalDateTime time;

    /**
     * Fixes the time that all entries bear.
     *
     * @param time any instant from 1980 on; ZIP knows only local times, so UTC is taken
     */
    ReproducibleJar(Instant time) {
        this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /**
     * Copies a jar.
     *
     * @param from the jar to copy
     * @param extras entries that are added to those of the jar or take their place
     * @param to the jar to write; whatever was there is overwritten
     */
    void write(Path from, Map<String, byte[]> extras, Path to) throws IOException {
        try (ZipFile source = new ZipFile(from.toFile());
                ZipOutputStream out =
                        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
            Set<String> names = new TreeSet<>(extras.keySet());
            source.stream().filter(e -> !e.isDirectory()).forEach(e -> names.add(e.getName()));
            names.addAll(directoriesOf(names));
            // JarInputStream looks for the manifest only among the first two entries
            for (String first : new String[] {"META-INF/", MANIFEST}) {
                if (names.remove(first)) {
                    copy(source, extras, first, out);
                }
            }
            for (String name : names) {
                copy(source, extras, name, out);
            }
        }
    }

    private void copy(ZipFile source, Map<String, byte[]> extras, String name, ZipOutputStream out)
            throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        out.putNextEntry(entry);
        byte[] extra = extras.get(name);
        if (extra != null) {
            out.write(extra);
        } else if (!name.endsWith("/")) {
            try (InputStream in = source.getInputStream(source.getEntry(name))) {
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
