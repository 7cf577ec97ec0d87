package dev.fairlead.maven.run;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes saves out of looks at files. Editors write a file in several steps, and "save all" writes
 * many: a save is over when one look finds what the look before it has found.
 */
final class Saves {
    private final Set<Path> changed = new HashSet<>();
    private FileStamps known;

    Saves(FileStamps known) {
        this.known = known;
    }

    /**
     * Takes the next look.
     *
     * @param now milliseconds since the epoch
     * @return the save that is over now
     */
    Optional<DevEvent.Saved> look(FileStamps stamps, long now) {
        Set<Path> differences = stamps.differences(known);
        known = stamps;
        changed.addAll(differences);
        if (changed.isEmpty() || !differences.isEmpty()) {
            return Optional.empty();
        }
        DevEvent.Saved saved = new DevEvent.Saved(changed, stamps.lastWritten(changed, now));
        changed.clear();
        return Optional.of(saved);
    }
}
