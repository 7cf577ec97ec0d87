package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of starting, pausing, stopping and threads; for sources and sinks alike. */
public final class LifecycleTexts {
    public static final LawText L1 =
            LawText.required(
                            "L1",
                            "stop is safe whenever it comes",
                            "A worker stops tasks that never started, that failed, and more than"
                                    + " once.")
                    .seenIn("confluentinc/kafka-connect-hdfs#85");

    private LifecycleTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(L1);
    }
}
