package dev.fairlead.maven.deploy;

import java.util.List;

/** Stack traces as workers put them into a status. */
public final class Traces {
    private static final String CAUSED_BY = "Caused by: ";

    private Traces() {}

    /**
     * Finds what happened: the first line says only what wrapped it.
     *
     * @param trace a stack trace
     * @return its last cause
     */
    public static String cause(String trace) {
        List<String> causes =
                trace.lines()
                        .filter(line -> line.startsWith(CAUSED_BY))
                        .map(line -> line.substring(CAUSED_BY.length()))
                        .toList();
        return causes.isEmpty()
                ? trace.lines().findFirst().orElse("the worker has no trace")
                : causes.get(causes.size() - 1);
    }
}
