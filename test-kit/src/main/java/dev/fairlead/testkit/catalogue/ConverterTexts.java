package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of converters and header converters. */
public final class ConverterTexts {
    public static final LawText V1 =
            LawText.required(
                    "V1",
                    "what is written is read back",
                    "A sink gets what the source wrote, or at least something that no further trip"
                            + " changes. A converter that keeps schemas keeps the values too.");
    public static final LawText V2 =
            LawText.required(
                            "V2",
                            "null stays null",
                            "Null in a topic is a delete. A null that comes back as a default value"
                                    + " is data that nobody wrote.")
                    .seenIn("apache/kafka#7112");
    public static final LawText V3 =
            LawText.required(
                    "V3",
                    "equal data gives equal bytes",
                    "The bytes of a key choose its partition and what compaction throws away.");
    public static final LawText V4 =
            LawText.required(
                    "V4",
                    "bytes that make no sense are refused, not stumbled over",
                    "Topics hold anything. Dead letters catch a DataException; an endless loop or"
                            + " an exhausted stack takes the worker along.");
    public static final LawText V5 =
            LawText.required(
                    "V5",
                    "settings are defined, and may be given for key and value and again",
                    "Workers make one instance for keys and one for values, and validate by the"
                            + " definition.");
    public static final LawText V6 =
            LawText.required(
                    "V6",
                    "topics don't mix, and caches are bounded",
                    "One instance sees all topics of a task for months.");
    public static final LawText V7 =
            LawText.required(
                    "V7",
                    "the same bytes give the same schema",
                    "Sinks flush files and alter tables when the schema changes.");
    public static final LawText V8 =
            LawText.required(
                    "V8",
                    "versions of a schema may come in any order",
                    "While producers are upgraded, old and new records alternate.");
    public static final LawText V9 =
            LawText.required(
                    "V9",
                    "headers that are somebody else's stay",
                    "Headers carry traces and identities, which a converter gets to see but doesn't"
                            + " own.");
    public static final LawText V10 =
            LawText.required(
                    "V10",
                    "numbers, times and text at the edges aren't bent",
                    "Keys beyond 2^53, money, days before 1970 and text beyond the basic plane are"
                            + " where a detour through doubles or local time shows.");
    public static final LawText V11 =
            LawText.required(
                    "V11",
                    "a value that contradicts its schema is refused",
                    "Wrong bytes in a topic are found by its consumers, years later.");
    public static final LawText V12 =
            LawText.declared(
                    "V12",
                    "maps without a schema come back as they were",
                    "Offsets, settings and statuses of a cluster are written by such a converter.");

    private ConverterTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12);
    }

    /** Those that bind header converters, in the order of the catalogue. */
    public static List<LawText> ofHeaders() {
        return List.of(V1, V2, V3, V4, V5, V6, V10);
    }
}
