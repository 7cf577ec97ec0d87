package dev.fairlead.maven.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The licences and notices of bundled libraries. They all have the same few names, so each library
 * gets its own folder {@code META-INF/licenses/<artifact>-<version>/}; none is lost.
 */
final class LicenceFiles {
    private static final Pattern LICENCE =
            Pattern.compile(
                    "(META-INF/)?[^/]*(LICEN[CS]E|NOTICE|COPYING|COPYRIGHT|AL2\\.0|LGPL2\\.1)[^/]*(?<!\\.class)",
                    Pattern.CASE_INSENSITIVE);

    private LicenceFiles() {}

    static boolean isLicence(String entry) {
        return LICENCE.matcher(entry).matches();
    }

    /** Returns the files by their new path. */
    static Map<String, byte[]> of(List<Library> libraries) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Library library : libraries) {
            String folder =
                    "META-INF/licenses/" + library.artifactId() + "-" + library.version() + "/";
            try (ZipFile jar = new ZipFile(library.file().toFile())) {
                for (ZipEntry entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
                    if (isLicence(entry.getName())) {
                        try (InputStream in = jar.getInputStream(entry)) {
                            String name = entry.getName().replaceFirst("^META-INF/", "");
                            files.putIfAbsent(folder + name, in.readAllBytes());
                        }
                    }
                }
            }
        }
        return files;
    }
}
