package dev.fairlead.samples.fidelity;

import java.util.List;

/** Where a source task can tell the workers apart, as docs/differences.md lists it. */
enum SourceDifference {
    LEFT_OUT_RECORDS_COUNT(
            "records left out",
            "A2 p a c x p s",
            true,
            List.of("2 start from [2, 0]", "2 poll "),
            List.of("2 start from [1, 0]", "2 poll a1", "2 commitRecord a1, not in the log")),
    A_STOP_SENDS_WHAT_WAITS(
            "the log refused a record for now, and the task is asked to stop",
            "A2 r p s",
            false,
            List.of("1 commitRecord a0", "1 commitRecord a1"),
            List.of()),
    A_PAUSED_TASK_FAILS_AT_ONCE(
            "the log refuses a record of a paused task for ever",
            "A1 p h p f c u s",
            false,
            List.of("2 commit"),
            List.of("1 commit")),
    NO_COMMIT_WHILE_IT_DRAINS(
            "commits while an ending task waits for records in flight",
            "A2 p f p c a s",
            false,
            List.of(),
            List.of("1 commit"));

    private final String row;
    private final String schedule;
    private final boolean droppingOdd;
    private final List<String> here;
    private final List<String> stock;

    /**
     * @param row how the row in docs/differences.md begins
     * @param here the calls that only the simulated worker makes
     * @param stock the calls that only Apache's worker makes
     */
    SourceDifference(
            String row,
            String schedule,
            boolean droppingOdd,
            List<String> here,
            List<String> stock) {
        this.row = row;
        this.schedule = schedule;
        this.droppingOdd = droppingOdd;
        this.here = here;
        this.stock = stock;
    }

    String row() {
        return row;
    }

    String schedule() {
        return schedule;
    }

    boolean droppingOdd() {
        return droppingOdd;
    }

    List<String> here() {
        return here;
    }

    List<String> stock() {
        return stock;
    }
}
