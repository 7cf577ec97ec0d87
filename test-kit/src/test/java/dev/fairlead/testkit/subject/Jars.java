package dev.fairlead.testkit.subject;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Jars made of the tests' own classes, and what the build put beside. */
public final class Jars {
    private Jars() {}

    /** A jar with some classes. */
    public static Path of(Path jar, Class<?>... types) {
        Map<String, byte[]> files = new TreeMap<>();
        for (Class<?> type : types) {
            String name = type.getName().replace('.', '/') + ".class";
            try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                files.put(name, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return write(jar, files);
    }

    /** An archive with one text. */
    public static Path ofText(Path jar, String name, String text) {
        return write(jar, Map.of(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    static Path write(Path jar, Map<String, byte[]> files) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    /** Kafka's own file connectors of an old release. */
    public static Path connectFile(String release) {
        return Path.of("target", "plugins", "connect-file-" + release + ".jar");
    }

    /** Has the jars of old releases come from the build's directory, not from Maven. */
    public static void useThoseOfTheBuild() {
        System.setProperty("fairlead.cache", Path.of("target", "connect").toString());
    }
}
