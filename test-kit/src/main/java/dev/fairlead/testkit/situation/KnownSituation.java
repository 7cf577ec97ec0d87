package dev.fairlead.testkit.situation;

import java.util.Arrays;
import java.util.List;

/** A kind of trouble that a run should come to, and the laws that mean nothing without it. */
public enum KnownSituation {
    CRASH_UNUSED("source", "crash before the first poll"),
    CRASH_IN_POLL("source", "crash during a poll"),
    CRASH_IN_FLIGHT("source", "crash with records in flight", "S1", "S2"),
    CRASH_BEFORE_COMMIT("source", "crash between acknowledgement and commit", "S2"),
    CRASH_AFTER_COMMIT("source", "crash right after a commit"),
    STOP_IN_FLIGHT("source", "stop with records in flight"),
    RESTART_FROM_OFFSET("source", "restart from a stored offset", "S3", "S7"),
    RESTART_FROM_NOTHING("source", "restart without a stored offset"),
    RESTART_WITHIN_A_BATCH("source", "restart from the middle of a batch"),
    ACKNOWLEDGED_OUT_OF_ORDER("source", "records acknowledged out of order"),
    SEND_REFUSED("source", "record refused for now by the log"),
    SEND_FAILED("source", "record refused for good by the log"),
    LEFT_OUT("source", "record left out by a transformation"),
    OFFSETS_REFUSED("source", "offsets can't be stored", "S17"),
    PAUSED_IN_FLIGHT("source", "paused with records in flight"),
    TASKS_CHANGED("source", "restart with another number of tasks", "C11"),
    HALF_AN_ITEM("source", "poll while an item is half there"),
    IDLE("source", "poll while there is nothing"),
    CRASH_UNSTORED("sink", "crash with records put but not stored"),
    CRASH_UNCOMMITTED("sink", "crash between put and commit", "K2"),
    CRASH_COMMITTED("sink", "crash right after a commit", "K1"),
    REVOKED_UNSTORED("sink", "revoke with records put but not stored"),
    REVOKED_UNCOMMITTED("sink", "revoke between put and commit", "K10", "K11"),
    REVOKED_IN_RETRY("sink", "revoke while a retry is pending"),
    LOST_UNSTORED("sink", "partitions lost with records put but not stored"),
    LOST_UNCOMMITTED("sink", "partitions lost between put and commit", "K12"),
    LOST_IN_RETRY("sink", "partitions lost while a retry is pending"),
    PUT_AGAIN("sink", "batch put again after a retriable failure"),
    PUT_AGAIN_PARTLY("sink", "batch put again that is partly stored"),
    COMMIT_IN_RETRY("sink", "commit while a retry is pending"),
    POSITIONS_REFUSED("sink", "positions can't be committed"),
    DELIVERED_AGAIN("sink", "records delivered again that were put before"),
    DELIVERED_OTHERWISE("sink", "records delivered again in other batches", "K7"),
    OFFSET_GAP("sink", "offset without a record"),
    AWAY("sink", "outside system away"),
    EMPTY_PUT("sink", "put of nothing"),
    STOP_UNCOMMITTED("sink", "stop between put and commit"),
    PAUSED("both", "connector paused"),
    TASK_FAILED("both", "task failed and was started again");

    private final String kind;
    private final String text;
    private final String laws;

    KnownSituation(String kind, String text, String... laws) {
        this.kind = kind;
        this.text = text;
        this.laws = " " + String.join(" ", laws) + " ";
    }

    /** In a few words. */
    public String text() {
        return text;
    }

    /** Whether a law means nothing where this never came up. */
    public boolean isNeededBy(String law) {
        return laws.contains(" " + law + " ");
    }

    /** Those that can come up with a plugin of this kind, "source" or "sink". */
    public static List<KnownSituation> of(String kind) {
        return Arrays.stream(values())
                .filter(each -> each.kind.equals(kind) || each.kind.equals("both"))
                .toList();
    }
}
