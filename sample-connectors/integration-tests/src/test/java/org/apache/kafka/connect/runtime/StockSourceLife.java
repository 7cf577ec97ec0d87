package org.apache.kafka.connect.runtime;

import dev.fairlead.samples.fidelity.PlayedSource;
import dev.fairlead.samples.fidelity.PlayedWorld;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Step;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.runtime.isolation.LoaderSwap;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.storage.ClusterConfigState;
import org.apache.kafka.connect.storage.ConnectorOffsetBackingStore;
import org.apache.kafka.connect.storage.MemoryStatusBackingStore;
import org.apache.kafka.connect.storage.OffsetStorageReaderImpl;
import org.apache.kafka.connect.storage.OffsetStorageWriter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.util.LoggingContext;

/**
 * Lives a schedule with Apache's {@link WorkerSourceTask}, all on the caller's thread: the steps of
 * the schedule happen while the worker's loop is in {@code poll}, while it is paused, or while it
 * waits to send a refused record again. Those are the three places where its thread waits, and what
 * other threads do meanwhile, such as answering sends and committing, is done there.
 */
public final class StockSourceLife {
    private static final int FLUSH_MS = 1;

    private enum Wait {
        POLLING,
        PAUSED,
        SENDING_AGAIN,
        DRAINING
    }

    private enum Poll {
        OF_THE_TASK,
        THAT_FOUND_NOTHING
    }

    /** Unwinds the worker's loop: its process died, or the schedule is over. */
    private static final class Unwound extends Error {
        private static final long serialVersionUID = 1L;

        Unwound() {
            super("unwound", null, false, false);
        }
    }

    private final PlayedWorld world;
    private final Optional<Transformation<SourceRecord>> transformation;
    private final boolean rounds;
    private final Queue<Step> steps;
    private final StockOffsets offsets = new StockOffsets();
    private WorkerSourceTask worker;
    private StockLog log;
    private GatedTask gated;
    private int polls;
    private boolean idlePolled;
    private boolean isUnanswered;
    private boolean isCommitting;
    private boolean hasDrained;
    private boolean isStopping;
    private boolean isPatient;

    private StockSourceLife(
            Schedule schedule,
            PlayedWorld world,
            Optional<Transformation<SourceRecord>> transformation,
            boolean rounds) {
        this.steps = new ArrayDeque<>(schedule.steps());
        this.world = world;
        this.transformation = transformation;
        this.rounds = rounds;
    }

    /**
     * Lives the schedule in a world.
     *
     * @param rounds whether the worker's loop comes round before each commit; only then it looks
     *     for what was acknowledged
     */
    public static void live(
            Schedule schedule,
            PlayedWorld world,
            Optional<Transformation<SourceRecord>> transformation,
            boolean rounds) {
        StockSourceLife life = new StockSourceLife(schedule, world, transformation, rounds);
        boolean goingOn = true;
        while (goingOn) {
            goingOn = !life.steps.isEmpty();
            life.incarnate();
        }
    }

    private void incarnate() {
        world.forgetEmitted();
        polls = 0;
        idlePolled = false;
        isUnanswered = false;
        isCommitting = false;
        hasDrained = false;
        isStopping = false;
        offsets.fate(StockOffsets.Fate.STORED);
        try (StockParts parts = new StockParts(Time.SYSTEM, FLUSH_MS, this::ending)) {
            gated = new GatedTask();
            log = new StockLog(() -> waiting(Wait.SENDING_AGAIN));
            worker = worker(parts);
            Map<String, String> settings = new HashMap<>(world.settings());
            settings.put("task.class", PlayedSource.PlayedTask.class.getName());
            worker.initialize(new TaskConfig(settings));
            worker.run();
        } catch (Unwound expected) {
            // the worker died or the schedule is over
        }
    }

    private WorkerSourceTask worker(StockParts parts) {
        ConnectorOffsetBackingStore store =
                ConnectorOffsetBackingStore.withOnlyWorkerStore(
                        () -> LoggingContext.forConnector(StockParts.NAME), offsets, "offsets");
        TransformationChain<SourceRecord, SourceRecord> chain =
                new TransformationChain<>(
                        transformation.stream()
                                .map(
                                        its ->
                                                new TransformationStage<>(
                                                        parts.metrics()
                                                                .wrap(its, StockParts.ID, "drop"),
                                                        "drop",
                                                        "1",
                                                        LoaderSwap::new))
                                .toList(),
                        parts.tolerance());
        return new WorkerSourceTask(
                StockParts.ID,
                gated,
                new Listener(),
                TargetState.STARTED,
                parts.converter(true),
                parts.converter(false),
                parts.errorMetrics(),
                parts.headerConverter(),
                chain,
                log,
                null,
                Map.of(),
                new OffsetStorageReaderImpl(
                        store, StockParts.NAME, StockParts.json(true), StockParts.json(false)),
                new OffsetStorageWriter(
                        store, StockParts.NAME, StockParts.json(true), StockParts.json(false)),
                store,
                parts.config(),
                ClusterConfigState.EMPTY,
                parts.metrics(),
                getClass().getClassLoader(),
                parts.time(),
                parts.tolerance(),
                new MemoryStatusBackingStore(),
                Runnable::run,
                List::of,
                parts.metadata(PlayedSource.class, gated, chain),
                LoaderSwap::new);
    }

    /** The worker's thread waits; the schedule goes on until it needn't any more. */
    private Poll waiting(Wait wait) {
        if (isStopping) {
            return endOfPoll();
        }
        if (wait == Wait.POLLING && polls > 0 && !isPollPointless()) {
            return nextPoll();
        }
        if (polls > 0 && !isPollPointless()) {
            nextPoll(); // which nobody asks for any more
        }
        polls = 0;
        while (true) {
            Step step = steps.peek();
            if (step == null) {
                throw died();
            }
            steps.remove();
            Optional<Poll> over = perform(step, wait);
            if (over.isPresent()) {
                return over.get();
            }
        }
    }

    private boolean isPollPointless() {
        return idlePolled && world.isNothingLeft();
    }

    private Poll nextPoll() {
        polls--;
        idlePolled = world.isNothingLeft();
        return Poll.OF_THE_TASK;
    }

    private Unwound died() {
        gated.mute();
        return new Unwound();
    }

    /** Does a step; the answer is there when the worker's thread needn't wait any longer. */
    private Optional<Poll> perform(Step step, Wait wait) {
        switch (step.verb()) {
            case 'p' -> {
                if (!isPollPointless()) {
                    polls = step.countOr(1);
                    Poll poll = nextPoll();
                    if (wait == Wait.POLLING) {
                        return Optional.of(poll);
                    }
                    polls = 0;
                }
            }
            case 'a' -> {
                log.acknowledgeOldest(step.countOr(Integer.MAX_VALUE));
                return drained(wait);
            }
            case 'z' -> {
                log.acknowledgeNewest(step.countOr(Integer.MAX_VALUE));
                return drained(wait);
            }
            case 'c' -> commit(StockOffsets.Fate.STORED);
            case 'e' -> commit(StockOffsets.Fate.REFUSED);
            case 'l' -> commit(StockOffsets.Fate.STORED_WITHOUT_ANSWER);
            case 'r' -> log.refuseNext();
            case 'h' -> worker.transitionTo(TargetState.PAUSED);
            case 'u' -> {
                worker.transitionTo(TargetState.STARTED);
                return wait == Wait.PAUSED
                        ? Optional.of(Poll.THAT_FOUND_NOTHING)
                        : Optional.empty();
            }
            case 't' -> {
                if (wait == Wait.SENDING_AGAIN || wait == Wait.DRAINING) {
                    return Optional.of(Poll.THAT_FOUND_NOTHING);
                }
                if (isUnanswered) {
                    isUnanswered = false;
                } else {
                    commit(StockOffsets.Fate.STORED);
                }
            }
            case 'f' -> {
                log.failOldest();
                return drained(wait);
            }
            case 's' -> {
                return Optional.of(stop(true, wait));
            }
            case 'q' -> {
                return Optional.of(stop(false, wait));
            }
            case 'x' -> throw died();
            default -> {
                if (!world.add(step)) {
                    throw new IllegalArgumentException("stock has no step " + step);
                }
                idlePolled = false;
            }
        }
        return Optional.empty();
    }

    /** A failed task whose records are all answered needn't wait any longer. */
    private Optional<Poll> drained(Wait wait) {
        return wait == Wait.DRAINING && !log.isAnswerDue()
                ? Optional.of(Poll.THAT_FOUND_NOTHING)
                : Optional.empty();
    }

    private void commit(StockOffsets.Fate fate) {
        if (!isUnanswered) {
            isCommitting = true;
            offsets.fate(fate);
            if (rounds) {
                worker.updateCommittableOffsets();
            }
            SourceTaskOffsetCommitter.commit(worker);
            isUnanswered = offsets.isUnanswered();
            offsets.fate(StockOffsets.Fate.STORED);
            isCommitting = false;
        }
    }

    /** The task comes to its end; its thread is about to wait for what is in flight. */
    private void ending() {
        if (isStopping && isPatient) {
            log.acknowledgeOldest(Integer.MAX_VALUE);
        } else if (!isStopping && !isCommitting && !hasDrained && log.isAnswerDue()) {
            hasDrained = true;
            waiting(Wait.DRAINING);
        }
    }

    private Poll stop(boolean patiently, Wait wait) {
        isStopping = true;
        worker.stop();
        isPatient = patiently;
        if (patiently) {
            log.acknowledgeOldest(Integer.MAX_VALUE);
        }
        if (wait == Wait.SENDING_AGAIN) {
            log.refuseNext();
        }
        return endOfPoll();
    }

    /** How the poll ends in which a stopping task is. */
    private Poll endOfPoll() {
        return world.isNothingLeft() ? Poll.THAT_FOUND_NOTHING : Poll.OF_THE_TASK;
    }

    /** The plugin's task; the schedule goes on before each poll. */
    private final class GatedTask extends SourceTask {
        private final SourceTask task = new PlayedSource.PlayedTask();
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
        public List<SourceRecord> poll() throws InterruptedException {
            return waiting(Wait.POLLING) == Poll.OF_THE_TASK ? task.poll() : null;
        }

        @Override
        public void commitRecord(
                SourceRecord record, org.apache.kafka.clients.producer.RecordMetadata metadata)
                throws InterruptedException {
            world.logged((String) record.value());
            task.commitRecord(record, metadata);
        }

        @Override
        public void commit() throws InterruptedException {
            task.commit();
        }

        @Override
        public void stop() {
            if (!muted) {
                task.stop();
            }
        }
    }

    private final class Listener implements TaskStatus.Listener {
        @Override
        public void onPause(org.apache.kafka.connect.util.ConnectorTaskId id) {
            waiting(Wait.PAUSED);
        }

        @Override
        public void onStartup(org.apache.kafka.connect.util.ConnectorTaskId id) {}

        @Override
        public void onResume(org.apache.kafka.connect.util.ConnectorTaskId id) {}

        @Override
        public void onFailure(
                org.apache.kafka.connect.util.ConnectorTaskId id, Throwable failure) {}

        @Override
        public void onShutdown(org.apache.kafka.connect.util.ConnectorTaskId id) {}

        @Override
        public void onDeletion(org.apache.kafka.connect.util.ConnectorTaskId id) {}

        @Override
        public void onRestart(org.apache.kafka.connect.util.ConnectorTaskId id) {}
    }
}
