package dev.fairlead.testkit.history;

import java.util.Locale;

/** Who something happened to: the columns of a printed history. */
public enum Column {
    WORKER,
    TASK,
    LOG,
    OFFSETS,
    WORLD;

    /** The column's head. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
