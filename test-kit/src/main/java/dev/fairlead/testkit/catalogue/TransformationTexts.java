package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of transformations. */
public final class TransformationTexts {
    public static final LawText X1 =
            LawText.required(
                            "X1",
                            "the record that came in stays as it was",
                            "A record that failed is tried again, sent to the dead letters, or"
                                    + " given to the next transformation. If the first try changed"
                                    + " it, the second sees something else.")
                    .seenIn("apache/kafka KAFKA-10720");
    public static final LawText X2 =
            LawText.required(
                            "X2",
                            "null keys and null values are borne",
                            "A tombstone is a delete. A transformation that falls over it stops"
                                    + " the connector at the first row that anybody deletes.")
                    .seenIn("apache/kafka#10375");
    public static final LawText X3 =
            LawText.required(
                    "X3",
                    "the parts of the record that aren't its business stay",
                    "Source offsets, original positions, headers and timestamps are what resuming,"
                            + " tracing and dead letters live on. Losing them on the way shows much"
                            + " later.");
    public static final LawText X4 =
            LawText.required(
                    "X4",
                    "a record's result doesn't depend on other records or threads",
                    "Connect demands that apply is thread-safe, and gives no promise of which"
                            + " records meet in one instance: a restart deals them anew.");
    public static final LawText X5 =
            LawText.required(
                    "X5",
                    "what comes out fits its schema",
                    "A value that contradicts its schema fails in the converter, far from the"
                            + " transformation that made it, or is written wrong.");
    public static final LawText X6 =
            LawText.required(
                            "X6",
                            "a change of schema is noticed, and schemas aren't kept for ever",
                            "Topics mix versions of a schema. A cache that keeps the first writes"
                                    + " the second wrong; one that keeps all fills the memory.")
                    .seenIn("ClickHouse/clickhouse-kafka-connect#718");
    public static final LawText X7 =
            LawText.required(
                    "X7",
                    "data with and without a schema are treated alike",
                    "The same settings must mean the same, whichever converter stands before the"
                            + " transformation.");
    public static final LawText X8 =
            LawText.required(
                    "X8",
                    "data that can't be handled is refused with a DataException",
                    "Whoever reads 'class A cannot be cast to class B' can't know that a record"
                            + " was wrong, nor which part of it.");
    public static final LawText X9 =
            LawText.required(
                    "X9",
                    "settings are defined, checked, and may be given again",
                    "Workers show the definition to users, validate by it, and close what was"
                            + " never configured when the start fails.");
    public static final LawText X10 =
            LawText.declared(
                    "X10",
                    "twice is the same as once",
                    "A chain that is applied again, after a retry or by a second connector, must"
                            + " not change what it changed already.");
    public static final LawText X11 =
            LawText.required(
                    "X11",
                    "a source record stays a source record, a sink record a sink record",
                    "The worker casts the result back; another class fails every record.");
    public static final LawText X12 =
            LawText.declared(
                            "X12",
                            "time and memory for a record are bounded",
                            "One slow record holds up its partition.")
                    .undecided(
                            "how long is too long depends on the machine and on the use; a bound"
                                    + " that fits all would cry wolf");

    private TransformationTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(X1, X2, X3, X4, X5, X6, X7, X8, X9, X10, X11, X12);
    }
}
