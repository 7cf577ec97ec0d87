package dev.fairlead.runtime.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Something that a sink task's driver must do, on the task's owner thread. Effects are performed in
 * the order of the list; those that name an answering event are answered exactly once (except after
 * {@link SinkEvent.Cancelled}).
 */
public sealed interface SinkEffect {
    /** Has {@code performer} do this. */
    void perform(Performer performer);

    /** Does effects, one method for each kind. */
    interface Performer {
        void startTask();

        void fetch(Fetch effect);

        void put(Put effect);

        void preCommit(PreCommit effect);

        void open(Open effect);

        void close(Close effect);

        void commitAsync(CommitAsync effect);

        void commitSync(CommitSync effect);

        void seek(Seek effect);

        void pause(Pause effect);

        void resume(Resume effect);

        void arm(Arm effect);

        void disarm(Disarm effect);

        void stopTask();

        void publish(Publish effect);
    }

    /**
     * Join the group, call {@code initialize} and {@code start}; answer with {@link
     * SinkEvent.TaskStarted} or {@link SinkEvent.StartFailed}.
     */
    record StartTask() implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.startTask();
        }
    }

    /**
     * Read from the log until records come, the next timer is due, an event waits, or {@code
     * patience} is over, and send them through the pipeline. On the way tell {@link
     * SinkEvent.Assigned}, {@link SinkEvent.Revoked} and {@link SinkEvent.Lost} and perform what
     * they cause before the log goes on. Answer with {@link SinkEvent.Fetched} or {@link
     * SinkEvent.FetchFailed}.
     */
    record Fetch(Optional<Duration> patience) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.fetch(this);
        }
    }

    /**
     * Call {@code put} with a new list of these; answer with {@link SinkEvent.PutReturned} or
     * {@link SinkEvent.PutFailed}.
     */
    record Put(List<SinkRecord> records) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.put(this);
        }
    }

    /**
     * Wait for errant records that are being reported, then call {@code preCommit} with a copy of
     * the positions; answer with {@link SinkEvent.PreCommitted} or {@link
     * SinkEvent.PreCommitFailed}.
     */
    record PreCommit(Map<TopicPartition, Long> positions) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.preCommit(this);
        }
    }

    /** Call {@code open}; answer with {@link SinkEvent.Opened}. */
    record Open(Set<TopicPartition> partitions) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.open(this);
        }
    }

    /** Call {@code close}; answer with {@link SinkEvent.Closed}. */
    record Close(Set<TopicPartition> partitions) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.close(this);
        }
    }

    /** Start committing; answer with {@link SinkEvent.Committed}, now or later. */
    record CommitAsync(long commit, Map<TopicPartition, Long> positions) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.commitAsync(this);
        }
    }

    /** Commit and wait. No answer; a failure is logged and forgotten. */
    record CommitSync(Map<TopicPartition, Long> positions) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.commitSync(this);
        }
    }

    /** Move the positions in the log. */
    record Seek(Map<TopicPartition, Long> positions) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.seek(this);
        }
    }

    /** Stop reading the partitions. */
    record Pause(Set<TopicPartition> partitions) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.pause(this);
        }
    }

    /** Read the partitions again. */
    record Resume(Set<TopicPartition> partitions) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.resume(this);
        }
    }

    /** Answer with {@link SinkEvent.TimerFired} after {@code delay}, unless disarmed before. */
    record Arm(SinkTimer timer, Duration delay) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.arm(this);
        }
    }

    /** Forget a timer. */
    record Disarm(SinkTimer timer) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.disarm(this);
        }
    }

    /** Call the task's {@code stop}; answer with {@link SinkEvent.TaskStopped}. */
    record StopTask() implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.stopTask();
        }
    }

    /** Show the task's state to users. Nothing follows {@code UNASSIGNED} and {@code FAILED}. */
    record Publish(TaskState state, Optional<Failure> failure) implements SinkEffect {
        @Override
        public void perform(Performer performer) {
            performer.publish(this);
        }
    }
}
