package dev.fairlead.samples.fidelity;

import java.util.List;

/** Where a sink task can tell the workers apart, as docs/differences.md lists it. */
enum SinkDifference {
    A_PAUSE_COMMITS_AT_ONCE(
            "an operator pauses a sink",
            "h x s",
            List.of(),
            List.of("1 preCommit {topic-0=0, topic-1=0}", "1 flush")),
    COMMITS_PAST_WHAT_A_REBALANCE_TOOK(
            "partitions are revoked while a batch waits, and assigned to the same task again",
            "o B p v c x p s",
            List.of("1 preCommit {topic-0=0, topic-1=0}", "2 put topic:b0"),
            List.of("1 preCommit {topic-0=0, topic-1=1}", "2 put ")),
    KEEPS_RENAMED_RECORDS_OF_REVOKED_PARTITIONS(
            "partitions are revoked while a batch waits",
            "r o A2 p1 v p2 s",
            List.of("1 put renamed:a0 renamed:a1", "1 preCommit {topic-0=2, topic-1=0}"),
            List.of("1 put renamed:a0", "1 preCommit {topic-0=1, topic-1=0}")),
    A_BATCH_OUTLIVES_A_REWIND(
            "`preCommit` fails while a batch waits to be put again",
            "A2 o p o d c m p1 s",
            List.of("1 put topic:a0", "1 preCommit {topic-0=1, topic-1=0}"),
            List.of("1 put topic:a0 topic:a1", "1 preCommit {topic-0=2, topic-1=0}"));

    private final String row;
    private final String schedule;
    private final List<String> here;
    private final List<String> stock;

    /**
     * @param row how the row in docs/differences.md begins
     * @param here the calls that only the simulated worker makes
     * @param stock the calls that only Apache's worker makes
     */
    SinkDifference(String row, String schedule, List<String> here, List<String> stock) {
        this.row = row;
        this.schedule = schedule;
        this.here = here;
        this.stock = stock;
    }

    String row() {
        return row;
    }

    String schedule() {
        return schedule;
    }

    List<String> here() {
        return here;
    }

    List<String> stock() {
        return stock;
    }
}
