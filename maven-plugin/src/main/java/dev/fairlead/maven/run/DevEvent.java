package dev.fairlead.maven.run;

import java.nio.file.Path;
import java.util.Set;

/** What can happen while dev mode runs. */
public sealed interface DevEvent {
    /**
     * Files have been written, made or deleted.
     *
     * @param files whichever are watched
     * @param at when the last of them was written, in milliseconds since the epoch
     */
    record Saved(Set<Path> files, long at) implements DevEvent {
        /** Keeps a copy. */
        public Saved {
            files = Set.copyOf(files);
        }
    }

    /**
     * Somebody has asked for something.
     *
     * @param key a key or a word, perhaps with a number
     */
    record Typed(String key) implements DevEvent {}

    /**
     * A process has ended that nobody ended.
     *
     * @param what the worker, or the broker
     * @param exit its exit code
     */
    record Ended(String what, int exit) implements DevEvent {}
}
