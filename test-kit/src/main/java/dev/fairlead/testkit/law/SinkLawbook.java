package dev.fairlead.testkit.law;

import java.util.ArrayList;
import java.util.List;

/** The laws of sink connectors. */
public final class SinkLawbook {
    private SinkLawbook() {}

    /** All that bind a sink which stores at least once, in the order of the catalogue. */
    public static List<Law> laws() {
        return laws(Delivery.AT_LEAST_ONCE);
    }

    /** All that bind a sink with this promise, in the order of the catalogue. */
    public static List<Law> laws(Delivery delivery) {
        List<Law> laws =
                new ArrayList<>(
                        List.of(
                                StorageLaws.K1,
                                StorageLaws.K2,
                                PositionLaws.K3,
                                SinkCommitLaws.K4,
                                SinkRetryLaws.K5,
                                SinkRetryLaws.K6,
                                SinkRetryLaws.k7(delivery)));
        if (delivery == Delivery.EXACTLY_ONCE) {
            laws.add(SinkRetryLaws.K8);
        }
        laws.addAll(
                List.of(
                        SinkOrderLaws.K9,
                        SinkRebalanceLaws.K10,
                        SinkRebalanceLaws.K11,
                        SinkRebalanceLaws.K12,
                        SinkCommitLaws.K13,
                        SinkCommitLaws.K14,
                        SinkWorkLaws.K15,
                        SinkWorkLaws.K16,
                        SinkRecordLaws.K17,
                        SinkReportLaws.K18,
                        SinkWorkLaws.K19,
                        SinkRebalanceLaws.K20,
                        SinkWorkLaws.K21,
                        SinkOrderLaws.k22(delivery),
                        SinkRecordLaws.K23,
                        SinkWorkLaws.K24,
                        SinkCommitLaws.K25,
                        SinkWorkLaws.K26,
                        SinkRebalanceLaws.K27,
                        SinkRecordLaws.K28));
        laws.addAll(
                List.of(
                        SinkReportLaws.E1,
                        SinkReportLaws.E2,
                        SinkReportLaws.E3,
                        SinkReportLaws.E4,
                        SinkReportLaws.E5,
                        SinkReportLaws.E6,
                        SinkReportLaws.E7,
                        ConductLaws.L1,
                        SinkWorkLaws.L2,
                        SinkWorkLaws.L4,
                        SinkWorkLaws.L9,
                        SinkWorkLaws.L11));
        return List.copyOf(laws);
    }
}
