package dev.fairlead.testkit.report;

/**
 * When a life went wrong, which is often before it shows. Steps are counted from 1; 0 when it is
 * not known, or when no step of the schedule is needed.
 *
 * @param exposed from this step on, a crash would have broken the law
 * @param inevitable from this step on the law was broken although nothing failed any more
 */
public record Turning(int exposed, int inevitable) {
    /** Not looked for. */
    public static final Turning UNKNOWN = new Turning(0, 0);

    /** Whether the damage was done before the law was lost. */
    boolean isExposedFirst() {
        return exposed > 0 && exposed < inevitable;
    }

    /** The step that a picture shows in red. */
    int red() {
        return isExposedFirst() ? exposed : inevitable;
    }
}
