package dev.fairlead.maven.bundle;

import java.io.File;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.maven.plugins.shade.filter.Filter;

/** Which entries of which jar stay outside the bundle. */
final class JarFilters {
    private static final Pattern SIGNATURE =
            Pattern.compile("META-INF/[^/]+\\.(SF|DSA|RSA|EC)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MODULE =
            Pattern.compile("(META-INF/versions/\\d+/)?module-info\\.class");

    private JarFilters() {}

    /**
     * Signatures would no longer match, and a module descriptor would describe a jar that is no
     * longer there.
     */
    static Filter everywhere() {
        return new EntryFilter(
                jar -> true,
                entry -> SIGNATURE.matcher(entry).matches() || MODULE.matcher(entry).matches());
    }

    /**
     * A library's licences go to a folder of its own, its manifest speaks for itself alone, and
     * Kafka's classes are the worker's.
     */
    static Filter libraries(File projectJar) {
        return new EntryFilter(
                jar -> !jar.equals(projectJar),
                entry ->
                        LicenceFiles.isLicence(entry)
                                || entry.equals("META-INF/MANIFEST.MF")
                                || Provided.isClassOf(entry));
    }

    private record EntryFilter(Predicate<File> jars, Predicate<String> entries) implements Filter {
        @Override
        public boolean canFilter(File jar) {
            return jars.test(jar);
        }

        @Override
        public boolean isFiltered(String entry) {
            return entries.test(entry);
        }

        @Override
        public void finished() {}
    }
}
