package dev.fairlead.testkit.report;

/**
 * What living a counterexample's schedule again came to.
 *
 * @param times how often it was lived again
 * @param broken how often the law was broken
 * @param alike whether all these lives were the same in every detail that the kit sees
 */
public record Repetition(int times, int broken, boolean alike) {
    /** Not lived again. */
    public static final Repetition NONE = new Repetition(0, 0, true);

    /** Whether the connector does something that the schedule doesn't decide. */
    public boolean isFlaky() {
        return broken < times;
    }

    /** One sentence; nothing when it was not lived again. */
    String text() {
        if (times == 0) {
            return "";
        }
        if (isFlaky()) {
            return "flaky: the same schedule broke it in "
                    + broken
                    + " of "
                    + times
                    + " runs, so the connector does something that the schedule doesn't decide,"
                    + " such as working with threads or a clock of its own";
        }
        return alike
                ? ""
                : "broken in all of "
                        + times
                        + " runs of the same schedule, which differed otherwise";
    }
}
