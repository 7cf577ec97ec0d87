package dev.fairlead.maven.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The runtime class path, sorted into what goes into the plugin jar and what the worker provides.
 *
 * @param inside what is bundled, in class path order
 * @param outside libraries of Kafka and SLF4J, which stay outside; what only they need stays
 *     outside with them and isn't listed
 */
public record Libraries(List<Library> inside, List<Library> outside) {
    /** Keeps copies. */
    public Libraries {
        inside = List.copyOf(inside);
        outside = List.copyOf(outside);
    }

    /**
     * Sorts.
     *
     * @param runtime the project's runtime class path
     * @param needed keys of libraries that are reached without Kafka and SLF4J
     * @return both lists
     */
    public static Libraries sort(List<Library> runtime, Set<String> needed) {
        List<Library> inside = new ArrayList<>();
        List<Library> outside = new ArrayList<>();
        for (Library library : runtime) {
            if (Provided.isLibraryOf(library)) {
                // what comes by way of another library of Kafka's needs no line of its own
                boolean alone =
                        library.trail().stream()
                                .limit(Math.max(0, library.trail().size() - 1))
                                .noneMatch(Libraries::isProvided);
                if (alone) {
                    outside.add(library);
                }
            } else if (needed.contains(library.key())) {
                inside.add(library);
            }
        }
        return new Libraries(inside, outside);
    }

    private static boolean isProvided(String coordinates) {
        return Provided.GROUPS.contains(coordinates.substring(0, coordinates.indexOf(':')));
    }
}
