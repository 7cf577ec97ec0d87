package dev.fairlead.runtime.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a source task's driver must do. Effects are performed in the order of the list;
 * those that name an answering event are answered exactly once (except after {@link
 * SourceEvent.Cancelled}).
 *
 * <p>{@link StartTask}, {@link Poll}, {@link Dispatch} and {@link StopTask} are the task thread's
 * work: at most one of them is unanswered at any time.
 */
public sealed interface SourceEffect {
    /** Has {@code performer} do this. */
    void perform(Performer performer);

    /** Does effects, one method for each kind. */
    interface Performer {
        void startTask();

        void poll();

        void dispatch(Dispatch effect);

        void reportRecords(ReportRecords effect);

        void commitOffsets(CommitOffsets effect);

        void reportCommit();

        void arm(Arm effect);

        void disarm(Disarm effect);

        void stopTask();

        void publish(Publish effect);

        /** A driver without transactions has no machine that asks for this. */
        default void commitTransaction(CommitTransaction effect) {
            throw new IllegalStateException("this driver has no transactions, asked for " + effect);
        }

        /** A driver without transactions has no machine that asks for this. */
        default void abortTransaction() {
            throw new IllegalStateException("this driver has no transactions, asked to abort one");
        }
    }

    /**
     * Call {@code initialize} and {@code start}; answer with {@link SourceEvent.TaskStarted} or
     * {@link SourceEvent.StartFailed}.
     */
    record StartTask() implements SourceEffect {
        @Override
        public void perform(Performer performer) {
            performer.startTask();
        }
    }

    /**
     * Call {@code poll} and send what it returns through the pipeline; answer with {@link
     * SourceEvent.Polled} or {@link SourceEvent.PollFailed}.
     */
    record Poll() implements SourceEffect {
        @Override
        public void perform(Performer performer) {
            performer.poll();
        }
    }

    /** Hand the records to the log in this order; answer with {@link SourceEvent.Dispatched}. */
    record Dispatch(List<SourceDelivery> deliveries) implements SourceEffect {
        @Override
        public void perform(Performer performer) {
            performer.dispatch(this);
        }
    }

    /**
     * Call {@code commitRecord} for each, with metadata for acknowledged ones and null for the
     * others. No answer; what it throws is logged and forgotten.
     */
    record ReportRecords(List<SourceDelivery> deliveries) implements SourceEffect {
        @Override
        public void perform(Performer performer) {
            performer.reportRecords(this);
        }
    }

    /**
     * Store offsets, all or none; answer with {@link SourceEvent.OffsetsCommitted} or {@link
     * SourceEvent.OffsetsNotCommitted}, now or later.
     *
     * @param commit numbers the commits of this incarnation from 1
     * @param offsets by source partition, as the task gave them
     */
    record CommitOffsets(
            long commit, Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> offsets)
            implements SourceEffect {
        @Override
        public void perform(Performer performer) {
            performer.commitOffsets(this);
        }
    }

    /** Call the task's {@code commit}. No answer; what it throws is logged and forgotten. */
    record ReportCommit() implements SourceEffect {
        @Override
        public void perform(Performer performer) {
            performer.reportCommit();
        }
    }

    /** Answer with {@link SourceEvent.TimerFired} after {@code delay}, unless disarmed before. */
    record Arm(SourceTimer timer, Duration delay) implements SourceEffect {
        @Override
        public void perform(Performer performer) {
            performer.arm(this);
        }
    }

    /** Forget a timer. */
    record Disarm(SourceTimer timer) implements SourceEffect {
        @Override
        public void perform(Performer performer) {
            performer.disarm(this);
        }
    }

    /** Call the task's {@code stop}; answer with {@link SourceEvent.TaskStopped}. */
    record StopTask() implements SourceEffect {
        @Override
        public void perform(Performer performer) {
            performer.stopTask();
        }
    }

    /** Show the task's state to users. Nothing follows {@code UNASSIGNED} and {@code FAILED}. */
    record Publish(TaskState state, Optional<Failure> failure) implements SourceEffect {
        @Override
        public void perform(Performer performer) {
            performer.publish(this);
        }
    }

    /**
     * Write the offsets within the open transaction (opening one if there is none) and commit it,
     * so that either all dispatched records and these offsets are in the log or none of them;
     * answer with {@link SourceEvent.TransactionCommitted} or {@link
     * SourceEvent.TransactionFailed}. Work of the task thread (KIP-618).
     *
     * @param offsets by source partition, as the task gave them
     */
    record CommitTransaction(Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> offsets)
            implements SourceEffect {
        @Override
        public void perform(Performer performer) {
            performer.commitTransaction(this);
        }
    }

    /**
     * Take back what was dispatched since the last commit; answer with {@link
     * SourceEvent.TransactionAborted} or {@link SourceEvent.TransactionFailed}. Work of the task
     * thread (KIP-618).
     */
    record AbortTransaction() implements SourceEffect {
        @Override
        public void perform(Performer performer) {
            performer.abortTransaction();
        }
    }
}
