package dev.fairlead.testkit.mutation;

import dev.fairlead.testkit.mutation.Edit.Argument;
import dev.fairlead.testkit.mutation.Edit.Empty;
import dev.fairlead.testkit.mutation.Edit.Instead;
import dev.fairlead.testkit.mutation.Edit.Result;
import dev.fairlead.testkit.mutation.Edit.Swallow;
import java.util.List;

/**
 * A kind of fault that authors of connectors make.
 *
 * <p>Those for a task of Kafka Connect have a twin for readers and writers of the SDK, which is the
 * same fault in the author's share of the work.
 */
public enum Operator {
    OFFSET_AHEAD(
            "records carry offsets that are one too far",
            new Result(Spot.POLL, "offsetsAhead"),
            new Result(Spot.READ, "offsetsAhead")),
    OFFSET_BEHIND(
            "records carry offsets that are one too low",
            new Result(Spot.POLL, "offsetsBehind"),
            new Result(Spot.READ, "offsetsBehind")),
    RESUME_AHEAD(
            "reading resumes one behind the stored offset",
            new Instead(Spot.STORED_OFFSET, "ahead"),
            new Argument(Spot.OPEN_READER, "ahead")),
    RESUME_FORGOTTEN(
            "the stored offset is not looked at",
            new Instead(Spot.STORED_OFFSET, "forgotten"),
            new Instead(Spot.STORED_OFFSETS, "nothingStored"),
            new Argument(Spot.OPEN_READER, "forgotten")),
    RECORD_DROPPED(
            "the last record of a batch is dropped",
            new Result(Spot.POLL, "withoutLast"),
            new Result(Spot.READ, "withoutLast"),
            new Argument(Spot.PUT, "withoutLast"),
            new Instead(Spot.BATCH, "withoutLast")),
    BATCH_REVERSED(
            "a batch is taken in reverse order",
            new Result(Spot.POLL, "reversed"),
            new Result(Spot.READ, "reversed"),
            new Argument(Spot.PUT, "reversed"),
            new Instead(Spot.BATCH, "reversed")),
    ACKNOWLEDGED_EARLY(
            "records are acknowledged as soon as they are polled",
            new Edit.Early(Spot.COMMIT_RECORD),
            new Edit.Early(Spot.COMMIT_RECORD_OLD),
            new Edit.Early(Spot.COMMIT)),
    ACKNOWLEDGEMENT_IGNORED(
            "it ignores what was acknowledged",
            new Empty(Spot.COMMIT_RECORD),
            new Empty(Spot.COMMIT_RECORD_OLD),
            new Empty(Spot.COMMIT)),
    COMMIT_THROWS("a commit fails", new Edit.Throwing(Spot.COMMIT)),
    ERROR_SWALLOWED(
            "an exception is swallowed",
            new Swallow(Spot.POLL, "java/lang/Exception"),
            new Swallow(Spot.PUT, "java/lang/Exception"),
            new Swallow(Spot.FLUSH, "java/lang/Exception"),
            new Swallow(Spot.PRE_COMMIT, "java/lang/Exception"),
            new Swallow(Spot.READ, "java/lang/Exception"),
            new Swallow(Spot.WRITE, "java/lang/Exception"),
            new Swallow(Spot.FLUSH_WRITER, "java/lang/Exception"),
            new Edit.Unthrown()),
    RETRY_DROPPED(
            "what was to be tried again passes for done",
            new Swallow(Spot.POLL, "org/apache/kafka/connect/errors/RetriableException"),
            new Swallow(Spot.PUT, "org/apache/kafka/connect/errors/RetriableException"),
            new Swallow(Spot.FLUSH, "org/apache/kafka/connect/errors/RetriableException")),
    FLUSH_SKIPPED(
            "nothing is flushed before the commit",
            new Empty(Spot.FLUSH),
            new Empty(Spot.PRE_COMMIT),
            new Empty(Spot.FLUSH_WRITER)),
    POSITION_AHEAD(
            "a position is reported that is one too far",
            new Result(Spot.PRE_COMMIT, "positionsAhead"),
            new Result(Spot.NEXT_OFFSET, "positionsAhead")),
    POSITION_BEHIND(
            "a position is reported that is one too low",
            new Result(Spot.PRE_COMMIT, "positionsBehind"),
            new Result(Spot.NEXT_OFFSET, "positionsBehind")),
    REVOKED_KEPT(
            "what belongs to a partition is kept when it is taken away",
            new Empty(Spot.CLOSE),
            new Empty(Spot.CLOSE_WRITER)),
    STOP_IGNORED(
            "nothing is let go when it stops",
            new Empty(Spot.STOP_SOURCE),
            new Empty(Spot.STOP_SINK),
            new Empty(Spot.CLOSE_READER)),
    OFF_BY_ONE("a sum lacks its one", new Edit.Sum());

    private final String fault;

    @SuppressWarnings("ImmutableEnumChecker") // a list of records that nobody can change
    private final List<Edit> edits;

    Operator(String fault, Edit... edits) {
        this.fault = fault;
        this.edits = List.of(edits);
    }

    /** What is wrong with its mutants, as a clause. */
    public String fault() {
        return fault;
    }

    List<Edit> edits() {
        return edits;
    }
}
