package dev.fairlead.testkit.real;

/** In what situation the worker was killed, and the laws that mean nothing without it. */
enum KillSituation {
    UNFINISHED("source", "killed with items in the world that the topic didn't have", "S2"),
    UNCOVERED("source", "killed with records in the topic that no offset covered", "S2"),
    COVERED("source", "killed with an offset stored since the start", "S1", "S3", "S7"),
    UNSTORED("sink", "killed with records in the topic that were not stored", "K2"),
    UNCOMMITTED(
            "sink", "killed with records stored that no committed position covered", "K7", "K8"),
    COMMITTED("sink", "killed with a position committed since the start", "K1");

    private final String kind;
    private final String text;
    private final String laws;

    KillSituation(String kind, String text, String... laws) {
        this.kind = kind;
        this.text = text;
        this.laws = " " + String.join(" ", laws) + " ";
    }

    String kind() {
        return kind;
    }

    String text() {
        return text;
    }

    boolean isNeededBy(String law) {
        return laws.contains(" " + law + " ");
    }
}
