package dev.fairlead.testkit.simulation;

/** What a sink task's reports of records that it can't store come to. */
enum Reporting {
    /** There is no reporter: no dead letters are configured. */
    NONE,
    /** Each report becomes a dead letter at once. */
    DEAD_LETTERS,
    /** Nothing is tolerated: a report throws, and the task has failed. */
    REFUSED,
    /** Dead letters are written when somebody waits for them, or else never. */
    SLOW,
    /** The first dead letter can't be written, the others are. */
    FAILING,
    /** Workers before Kafka 2.6 don't have the method that gives the reporter (KIP-610). */
    UNKNOWN;

    /** As a history says it. */
    String words() {
        return switch (this) {
            case NONE -> "none";
            case DEAD_LETTERS -> "dead letters";
            case REFUSED -> "refused";
            case SLOW -> "slow dead letters";
            case FAILING -> "dead letters, the first fails";
            case UNKNOWN -> "as before Kafka 2.6";
        };
    }

    /** The mode of a step's count; dead letters when the token doesn't say. */
    static Reporting of(int count) {
        return switch (count) {
            case 0, 1 -> DEAD_LETTERS;
            case 2 -> REFUSED;
            case 3 -> SLOW;
            default -> FAILING;
        };
    }
}
