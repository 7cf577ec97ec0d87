package dev.fairlead.testkit.history;

/** Something that happened. Immutable. */
public interface Happening {
    /** Who it happened to. */
    Column column();

    /** What, as a few words; happenings in a row with the same words are printed as one. */
    String verb();

    /** To what; empty when the verb says it all. */
    default String object() {
        return "";
    }

    /** Whether a printed history shows it. */
    default boolean isShown() {
        return true;
    }
}
