package dev.fairlead.maven.bundle;

import dev.fairlead.maven.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What every worker has and no plugin may bring: Kafka's own classes and SLF4J's API.
 *
 * <p>A worker loads {@code org.apache.kafka.*} and {@code org.slf4j.*} from its own class path, so
 * most of what a plugin brings of them is dead weight. A few packages are loaded from the plugin
 * all the same ({@code connect.json}, {@code connect.transforms} …); those break a plugin when
 * their version doesn't match the worker's.
 */
public final class Provided {
    /** Groups whose artifacts stay outside. */
    public static final Set<String> GROUPS = Set.of("org.apache.kafka", "org.slf4j");

    private static final List<String> PATHS = List.of("org/apache/kafka/", "org/slf4j/");
    private static final Set<String> DANGEROUS =
            Set.of("connect-json", "connect-transforms", "connect-file", "connect-mirror");

    private Provided() {}

    static boolean isClassOf(String entry) {
        String path = entry.replaceFirst("^META-INF/versions/\\d+/", "");
        return path.endsWith(".class") && PATHS.stream().anyMatch(path::startsWith);
    }

    static boolean isLibraryOf(Library library) {
        return GROUPS.contains(library.groupId());
    }

    /**
     * Explains once what stays outside, and why.
     *
     * @param outside libraries of {@link #GROUPS} that the project would have bundled
     * @param pom where the project declares its dependencies
     * @return one warning, or none when nothing stays outside
     */
    public static List<Finding> explain(List<Library> outside, String pom) {
        if (outside.isEmpty()) {
            return List.of();
        }
        List<String> what = new ArrayList<>();
        List<String> fixes = new ArrayList<>();
        boolean dangerous = false;
        for (Library library : outside) {
            what.add(
                    library
                            + (library.trail().size() > 1
                                    ? " (through " + through(library) + ")"
                                    : ""));
            fixes.add(library.trail().size() > 1 ? exclusion(library) : providedScope(library));
            dangerous |= DANGEROUS.contains(library.artifactId());
        }
        return List.of(
                Finding.warning(
                        "FL208",
                        "left out of the plugin jar: " + String.join(", ", what),
                        pom,
                        dangerous
                                ? "a worker would load a bundled connect-json, connect-transforms"
                                        + " and the like instead of its own, and a version that"
                                        + " differs from the worker's breaks it at run time"
                                : "a worker loads org.apache.kafka and org.slf4j from its own class"
                                        + " path; inside a plugin they are dead weight",
                        String.join("\n", fixes)));
    }

    private static String through(Library library) {
        return String.join(" > ", library.trail().subList(0, library.trail().size() - 1));
    }

    private static String providedScope(Library library) {
        return "<dependency><groupId>"
                + library.groupId()
                + "</groupId><artifactId>"
                + library.artifactId()
                + "</artifactId>… <scope>provided</scope></dependency>";
    }

    private static String exclusion(Library library) {
        return "in the dependency "
                + library.trail().get(0)
                + ": <exclusion><groupId>"
                + library.groupId()
                + "</groupId><artifactId>"
                + library.artifactId()
                + "</artifactId></exclusion>";
    }
}
