package dev.fairlead.maven.verify;

import java.util.Set;

/**
 * What the project says of itself.
 *
 * @param own binary names of its own classes, as opposed to those of libraries
 * @param fromWorker beginnings of names of classes that may come from the worker, or be missing
 * @param notSecret settings that are named like a secret and aren't one
 */
public record Options(Set<String> own, Set<String> fromWorker, Set<String> notSecret) {
    /** Keeps copies. */
    public Options {
        own = Set.copyOf(own);
        fromWorker = Set.copyOf(fromWorker);
        notSecret = Set.copyOf(notSecret);
    }
}
