package dev.fairlead.testkit.law;

import java.util.List;

/** The laws of source connectors. */
public final class SourceLawbook {
    private SourceLawbook() {}

    /** All of them, in the order of the catalogue. */
    public static List<Law> laws() {
        return List.of(
                DeliveryLaws.S1,
                DeliveryLaws.S2,
                ResumeLaws.S3,
                ResumeLaws.S7,
                ResumeLaws.S8,
                ResumeLaws.S9,
                ConductLaws.S11,
                ResumeLaws.S12,
                RecordLaws.S13,
                DeliveryLaws.S16,
                ConductLaws.S20,
                RecordLaws.S24,
                RecordLaws.S25,
                ConductLaws.L1);
    }
}
