package dev.fairlead.maven.bundle;

import dev.fairlead.maven.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Classes that two libraries bring with different bytes. Only one of the two can be in the jar;
 * what needs the other one fails on the worker, long after the build. Equal copies are nobody's
 * business.
 */
final class Overlaps {
    private Overlaps() {}

    private record Pair(Library used, Library dropped) {}

    private record Seen(Library library, long crc) {}

    static List<Finding> find(List<Library> libraries, String pom) throws IOException {
        Map<String, Seen> classes = new HashMap<>();
        Map<Pair, List<String>> differing = new LinkedHashMap<>();
        for (Library library : libraries) {
            try (ZipFile jar = new ZipFile(library.file().toFile())) {
                for (ZipEntry entry : jar.stream().filter(Overlaps::counts).toList()) {
                    Seen first =
                            classes.putIfAbsent(entry.getName(), new Seen(library, entry.getCrc()));
                    if (first != null && first.crc() != entry.getCrc()) {
                        differing
                                .computeIfAbsent(
                                        new Pair(first.library(), library),
                                        pair -> new ArrayList<>())
                                .add(entry.getName());
                    }
                }
            }
        }
        return differing.entrySet().stream()
                .map(pair -> finding(pair.getKey(), pair.getValue(), pom))
                .toList();
    }

    private static boolean counts(ZipEntry entry) {
        String name = entry.getName();
        return name.endsWith(".class")
                && !name.endsWith("module-info.class")
                && !name.endsWith("package-info.class")
                && !name.startsWith("META-INF/")
                && !Provided.isClassOf(name);
    }

    private static Finding finding(Pair pair, List<String> classes, String pom) {
        String example = classes.get(0).replaceFirst("\\.class$", "").replace('/', '.');
        return Finding.warning(
                "FL203",
                pair.used()
                        + " and "
                        + pair.dropped()
                        + " both have the class "
                        + example
                        + (classes.size() == 1 ? "" : " and " + (classes.size() - 1) + " more")
                        + ", with different bytes",
                pom,
                "only those of "
                        + pair.used().artifactId()
                        + " are in the plugin jar; what needs the others fails on the worker, when"
                        + " it first uses them",
                "exclude one of the two libraries where it comes in: mvn dependency:tree"
                        + " -Dincludes="
                        + pair.used().groupId()
                        + ","
                        + pair.dropped().groupId());
    }
}
