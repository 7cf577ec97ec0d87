package dev.fairlead.runtime.task;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Something that happened around a sink task. Immutable. Positions are the offset of the next
 * record.
 */
public sealed interface SinkEvent {
    /** Tells {@code listener} which event this is. */
    void tell(Listener listener);

    /** Hears events, one method for each kind. */
    interface Listener {
        void begun(Begun event);

        void taskStarted(TaskStarted event);

        void startFailed(StartFailed event);

        void fetched(Fetched event);

        void fetchFailed(FetchFailed event);

        void putReturned(PutReturned event);

        void putFailed(PutFailed event);

        void preCommitted(PreCommitted event);

        void preCommitFailed(PreCommitFailed event);

        void assigned(Assigned event);

        void revoked(Revoked event);

        void lost(Lost event);

        void opened(Opened event);

        void closed(Closed event);

        void committed(Committed event);

        void timerFired(TimerFired event);

        void commitRequested();

        void pauseRequested();

        void resumeRequested();

        void stopRequested();

        void cancelled();

        void taskStopped();
    }

    /** The task was assembled; {@code paused} when it must wait for a resume before it starts. */
    record Begun(boolean paused) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.begun(this);
        }
    }

    /** {@code initialize} and {@code start} returned. */
    record TaskStarted(SinkRequests requests) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.taskStarted(this);
        }
    }

    /** {@code initialize} or {@code start} threw. */
    record StartFailed(Failure failure) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.startFailed(this);
        }
    }

    /** The fetch returned; rebalances that happened inside it were told before. */
    record Fetched(SinkBatch batch) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.fetched(this);
        }
    }

    /** The fetch failed, or a record of it could not be handled and is not tolerated. */
    record FetchFailed(Failure failure) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.fetchFailed(this);
        }
    }

    /** {@code put} returned. */
    record PutReturned(SinkRequests requests) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.putReturned(this);
        }
    }

    /** {@code put} threw. */
    record PutFailed(Failure failure, SinkRequests requests) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.putFailed(this);
        }
    }

    /** {@code preCommit} returned these positions, null and empty being the same. */
    record PreCommitted(Map<TopicPartition, Long> positions, SinkRequests requests)
            implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.preCommitted(this);
        }
    }

    /** {@code preCommit} threw. */
    record PreCommitFailed(Failure failure, SinkRequests requests) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.preCommitFailed(this);
        }
    }

    /** The partitions are ours, to be read from these positions. Only inside a fetch. */
    record Assigned(Map<TopicPartition, Long> positions) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.assigned(this);
        }
    }

    /** The partitions will go to another member. Only inside a fetch. */
    record Revoked(Set<TopicPartition> partitions) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.revoked(this);
        }
    }

    /** The partitions belong to another member. Only inside a fetch. */
    record Lost(Set<TopicPartition> partitions) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.lost(this);
        }
    }

    /** {@code open} returned or threw. */
    record Opened(Optional<Failure> failure, SinkRequests requests) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.opened(this);
        }
    }

    /** {@code close} returned or threw. */
    record Closed(Optional<Failure> failure) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.closed(this);
        }
    }

    /** Commit number {@code commit} ended. */
    record Committed(long commit, Optional<Throwable> failure) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.committed(this);
        }
    }

    /** A timer of {@link SinkEffect.Arm} ran out. */
    record TimerFired(SinkTimer timer) implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.timerFired(this);
        }
    }

    /** The task asked for a commit from outside a call. */
    record CommitRequested() implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.commitRequested();
        }
    }

    /** The operator wants the task to pause. */
    record PauseRequested() implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.pauseRequested();
        }
    }

    /** The operator wants the task to go on. */
    record ResumeRequested() implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.resumeRequested();
        }
    }

    /** The worker wants the task to end. */
    record StopRequested() implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.stopRequested();
        }
    }

    /** The worker gave the task up; nothing it does counts any more. */
    record Cancelled() implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.cancelled();
        }
    }

    /** {@code stop} returned or threw. */
    record TaskStopped() implements SinkEvent {
        @Override
        public void tell(Listener listener) {
            listener.taskStopped();
        }
    }
}
