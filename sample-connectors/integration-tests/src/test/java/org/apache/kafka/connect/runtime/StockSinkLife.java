package org.apache.kafka.connect.runtime;

import dev.fairlead.samples.fidelity.PlayedSink;
import dev.fairlead.samples.fidelity.PlayedStore;
import dev.fairlead.samples.fidelity.Rename;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Step;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.runtime.isolation.LoaderSwap;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.storage.ClusterConfigState;
import org.apache.kafka.connect.storage.MemoryStatusBackingStore;
import org.apache.kafka.connect.storage.StringConverter;
import org.apache.kafka.connect.util.ConnectorTaskId;

/**
 * Lives a schedule with Apache's {@link WorkerSinkTask}, all on the caller's thread: the steps
 * happen while the worker's loop is in the consumer's {@code poll}, where its thread waits.
 */
public final class StockSinkLife {
    private static final int ALL = 1000;
    private static final int HOUR_MS = 3_600_000;

    /** Unwinds the worker's loop: its process died, or the schedule is over. */
    private static final class Unwound extends Error {
        private static final long serialVersionUID = 1L;

        Unwound() {
            super("unwound", null, false, false);
        }
    }

    private final PlayedStore store;
    private final Queue<Step> steps;
    private final StockTopic topic = new StockTopic();
    private final StockClock clock = new StockClock();
    private final Rename rename = new Rename();
    private WorkerSinkTask worker;
    private StockMember member;
    private GatedTask gated;

    private StockSinkLife(Schedule schedule, PlayedStore store) {
        this.steps = new ArrayDeque<>(schedule.steps());
        this.store = store;
    }

    /** Lives the schedule. */
    public static void live(Schedule schedule, PlayedStore store) {
        StockSinkLife life = new StockSinkLife(schedule, store);
        boolean goingOn = true;
        while (goingOn) {
            goingOn = !life.steps.isEmpty();
            life.incarnate();
        }
    }

    private void incarnate() {
        try (StockParts parts = new StockParts(clock, HOUR_MS, () -> {})) {
            gated = new GatedTask();
            member = new StockMember(topic, this::goOn);
            worker = worker(parts);
            Map<String, String> settings = new HashMap<>(store.settings());
            settings.put("task.class", PlayedSink.PlayedTask.class.getName());
            settings.put("topics", StockTopic.NAME);
            worker.initialize(new TaskConfig(settings));
            worker.run();
        } catch (Unwound expected) {
            // the worker died or the schedule is over
        }
    }

    private WorkerSinkTask worker(StockParts parts) {
        TransformationChain<ConsumerRecord<byte[], byte[]>, SinkRecord> chain =
                new TransformationChain<>(
                        List.of(
                                new TransformationStage<>(
                                        parts.metrics().wrap(rename, StockParts.ID, "rename"),
                                        "rename",
                                        "1",
                                        LoaderSwap::new)),
                        parts.tolerance());
        return new WorkerSinkTask(
                StockParts.ID,
                gated,
                new Listener(),
                TargetState.STARTED,
                parts.config(),
                ClusterConfigState.EMPTY,
                parts.metrics(),
                parts.metrics().wrap(new StringConverter(), StockParts.ID, true),
                parts.metrics().wrap(new StringConverter(), StockParts.ID, false),
                parts.errorMetrics(),
                parts.headerConverter(),
                chain,
                member,
                getClass().getClassLoader(),
                clock,
                parts.tolerance(),
                null,
                new MemoryStatusBackingStore(),
                List::of,
                parts.metadata(PlayedSink.class, gated, chain),
                LoaderSwap::new);
    }

    /** The schedule goes on until the poll is over; the answer is how much it may bring. */
    private int goOn() {
        while (!member.isWokenUp()) {
            Step step = steps.poll();
            if (step == null) {
                throw died();
            }
            OptionalInt over = perform(step);
            if (over.isPresent()) {
                return over.getAsInt();
            }
        }
        return 0;
    }

    private Unwound died() {
        gated.mute();
        member.fate(StockMember.Fate.LOST);
        return new Unwound();
    }

    /** Does a step; the answer is there when the poll is over. */
    private OptionalInt perform(Step step) {
        switch (step.verb()) {
            case 'p' -> {
                return OptionalInt.of(step.countOr(ALL));
            }
            case 'c' -> {
                return commit(StockMember.Fate.STORED);
            }
            case 'e' -> {
                return commit(StockMember.Fate.REFUSED);
            }
            case 'l' -> {
                return commit(StockMember.Fate.STORED_WITHOUT_ANSWER);
            }
            case 't' -> {
                if (!member.answerLate()) {
                    clock.advanceTo(worker.getNextCommit());
                }
            }
            case 'v' -> {
                Set<TopicPartition> gone = member.last(step.countOr(ALL));
                member.revoke(gone);
                member.assign(gone);
            }
            case 'w' -> {
                Set<TopicPartition> gone = member.last(step.countOr(ALL));
                member.lose(gone);
                member.assign(gone);
            }
            case 'h' -> worker.transitionTo(TargetState.PAUSED);
            case 'u' -> worker.transitionTo(TargetState.STARTED);
            case 'r' -> rename.begin();
            case 'o' -> store.refuse(step.countOr(1));
            case 'd' -> store.goAway();
            case 'm' -> store.comeBack();
            case 's' -> worker.stop();
            case 'x' -> throw died();
            default -> {
                if (!topic.append(step)) {
                    throw new IllegalArgumentException("stock has no step " + step);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** The commit is due when the poll is over, which brings nothing. */
    private OptionalInt commit(StockMember.Fate fate) {
        clock.advanceTo(worker.getNextCommit());
        member.fate(fate);
        return OptionalInt.of(0);
    }

    /** The plugin's task. */
    private final class GatedTask extends SinkTask {
        private final SinkTask task = new PlayedSink.PlayedTask();
        private boolean muted;

        void mute() {
            muted = true;
        }

        @Override
        public String version() {
            return task.version();
        }

        @Override
        public void start(Map<String, String> settings) {
            task.initialize(context);
            task.start(settings);
        }

        @Override
        public void open(Collection<TopicPartition> partitions) {
            task.open(partitions);
        }

        @Override
        public void put(Collection<SinkRecord> records) {
            task.put(records);
        }

        @Override
        public Map<TopicPartition, OffsetAndMetadata> preCommit(
                Map<TopicPartition, OffsetAndMetadata> current) {
            return muted ? Map.of() : task.preCommit(current);
        }

        @Override
        public void close(Collection<TopicPartition> partitions) {
            if (!muted) {
                task.close(partitions);
            }
        }

        @Override
        public void stop() {
            if (!muted) {
                task.stop();
            }
        }
    }

    private static final class Listener implements TaskStatus.Listener {
        @Override
        public void onPause(ConnectorTaskId id) {}

        @Override
        public void onStartup(ConnectorTaskId id) {}

        @Override
        public void onResume(ConnectorTaskId id) {}

        @Override
        public void onFailure(ConnectorTaskId id, Throwable failure) {}

        @Override
        public void onShutdown(ConnectorTaskId id) {}

        @Override
        public void onDeletion(ConnectorTaskId id) {}

        @Override
        public void onRestart(ConnectorTaskId id) {}
    }
}
