package dev.fairlead.testkit.verdict;

/** What came of checking one law on one plugin. */
public sealed interface Verdict {
    /**
     * Nothing broke it.
     *
     * @param cases how many schedules, records or calls were judged; at least 1
     */
    record Held(long cases) implements Verdict {
        public Held {
            if (cases < 1) {
                throw new IllegalArgumentException(
                        "a law that nothing was judged by doesn't hold; it is unchecked");
            }
        }
    }

    /**
     * Something broke it.
     *
     * @param statement what is wrong, with values; completes "law: "
     * @param replay what does it again: a schedule's token, or a line of code; empty when nothing
     *     does
     * @param text the whole failure as a person reads it
     * @param picture a page of HTML that shows it; empty when there is none
     * @param test the source of a plain test of JUnit that fails by it; empty when there is none
     */
    record Broken(String statement, String replay, String text, String picture, String test)
            implements Verdict {
        /** Without a test. */
        public Broken(String statement, String replay, String text, String picture) {
            this(statement, replay, text, picture, "");
        }
    }

    /** The author said that this plugin doesn't keep it. */
    record Waived(String reason) implements Verdict {}

    /** It was not judged; for example because the situation never came up. */
    record Unchecked(String reason) implements Verdict {}
}
