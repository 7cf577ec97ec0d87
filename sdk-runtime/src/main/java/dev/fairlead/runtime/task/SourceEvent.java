package dev.fairlead.runtime.task;

import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.pipeline.Outcome;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/** Something that happened around a source task. Immutable. */
public sealed interface SourceEvent {
    /** Tells {@code listener} which event this is. */
    void tell(Listener listener);

    /** Hears events, one method for each kind. */
    interface Listener {
        void begun(Begun event);

        void taskStarted();

        void startFailed(StartFailed event);

        void polled(Polled event);

        void pollFailed(PollFailed event);

        void dispatched(Dispatched event);

        void settled(Settled event);

        void offsetsCommitted(OffsetsCommitted event);

        void offsetsNotCommitted(OffsetsNotCommitted event);

        void timerFired(TimerFired event);

        void pauseRequested();

        void resumeRequested();

        void stopRequested();

        void cancelled();

        void taskStopped();

        /** A machine without transactions never asks for one. */
        default void transactionCommitted() {
            throw new IllegalStateException("this task has no transactions, one was committed");
        }

        /** A machine without transactions never asks for one. */
        default void transactionAborted() {
            throw new IllegalStateException("this task has no transactions, one was aborted");
        }

        /** A machine without transactions never asks for one. */
        default void transactionFailed(TransactionFailed event) {
            throw new IllegalStateException("this task has no transactions, one failed");
        }
    }

    /** The task was assembled; {@code paused} when it must wait for a resume before it starts. */
    record Begun(boolean paused) implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.begun(this);
        }
    }

    /** {@code initialize} and {@code start} returned. */
    record TaskStarted() implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.taskStarted();
        }
    }

    /** {@code initialize} or {@code start} threw. */
    record StartFailed(Failure failure) implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.startFailed(this);
        }
    }

    /**
     * {@code poll} returned.
     *
     * @param records what it returned, empty for null
     * @param outcomes what the pipeline made of each, in the same order
     */
    record Polled(List<SourceRecord> records, List<Outcome<OutboundRecord>> outcomes)
            implements SourceEvent {
        public Polled {
            if (records.size() != outcomes.size()) {
                throw new IllegalArgumentException(
                        records.size() + " records but " + outcomes.size() + " outcomes");
            }
        }

        @Override
        public void tell(Listener listener) {
            listener.polled(this);
        }
    }

    /** {@code poll} threw. */
    record PollFailed(Failure failure) implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.pollFailed(this);
        }
    }

    /**
     * The first {@code count} records of {@link SourceEffect.Dispatch} were handed to the log.
     *
     * @param failure why not all of them were, empty when all were
     */
    record Dispatched(int count, Optional<Failure> failure) implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.dispatched(this);
        }
    }

    /** The log answered for these records. */
    record Settled(List<SourceDelivery> deliveries) implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.settled(this);
        }
    }

    /** The offsets of commit number {@code commit} are stored. */
    record OffsetsCommitted(long commit) implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.offsetsCommitted(this);
        }
    }

    /** The offsets of commit number {@code commit} are not known to be stored. */
    record OffsetsNotCommitted(long commit, Throwable cause) implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.offsetsNotCommitted(this);
        }
    }

    /** A timer of {@link SourceEffect.Arm} ran out. */
    record TimerFired(SourceTimer timer) implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.timerFired(this);
        }
    }

    /** The operator wants the task to pause. */
    record PauseRequested() implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.pauseRequested();
        }
    }

    /** The operator wants the task to go on. */
    record ResumeRequested() implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.resumeRequested();
        }
    }

    /** The worker wants the task to end. */
    record StopRequested() implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.stopRequested();
        }
    }

    /** The worker gave the task up; nothing it does counts any more. */
    record Cancelled() implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.cancelled();
        }
    }

    /** {@code stop} returned or threw. */
    record TaskStopped() implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.taskStopped();
        }
    }

    /** The transaction is committed; its records and offsets are in the log. */
    record TransactionCommitted() implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.transactionCommitted();
        }
    }

    /** The transaction is aborted; none of its records will ever be seen. */
    record TransactionAborted() implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.transactionAborted();
        }
    }

    /** The transaction was neither committed nor aborted as far as anyone knows. */
    record TransactionFailed(Failure failure) implements SourceEvent {
        @Override
        public void tell(Listener listener) {
            listener.transactionFailed(this);
        }
    }
}
