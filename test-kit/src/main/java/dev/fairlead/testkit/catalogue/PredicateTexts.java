package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of predicates. */
public final class PredicateTexts {
    public static final LawText P1 =
            LawText.required(
                    "P1",
                    "every record gets an answer, the same each time, and stays as it was",
                    "A predicate sees all records of the connector, tombstones too. If it throws,"
                            + " the records fail that it was to protect.");
    public static final LawText P2 =
            LawText.required(
                    "P2",
                    "a record is either chosen or not",
                    "With negate the same predicate picks the others. Two instances that answer"
                            + " differently let a record through both branches, or neither.");
    public static final LawText P3 =
            LawText.required(
                    "P3",
                    "threads don't disturb each other",
                    "Connect demands that test is thread-safe.");
    public static final LawText P4 =
            LawText.required(
                    "P4",
                    "settings are defined, checked, and may be given again",
                    "Workers show the definition to users, validate by it, and close what was"
                            + " never configured when the start fails.");
    public static final LawText P5 =
            LawText.declared(
                            "P5",
                            "the answer doesn't depend on where in the chain it is asked",
                            "Users reorder transformations.")
                    .undecided(
                            "what the predicate may look at is a matter of its documentation, and"
                                    + " transformations before it change just that");

    private PredicateTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(P1, P2, P3, P4, P5);
    }
}
