package dev.fairlead.api.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongBiFunction;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Lets sink tasks live through arbitrary schedules: no commit before durable, and nothing lost. */
class SinkScheduleTest {
    private static final TopicPartition LOG = new TopicPartition("log", 0);
    private static final ToLongBiFunction<PartitionedSinkTask, Long> TASK_DECIDES =
            (task, position) ->
                    task.preCommit(Map.of(LOG, new OffsetAndMetadata(position))).get(LOG).offset();

    enum Step {
        PUT,
        PUT_NOTHING,
        KEEP_OLDEST,
        KEEP_NEWEST,
        REFUSE,
        COMMIT,
        CRASH,
        REBALANCE
    }

    @Property(tries = 2000)
    void every_schedule_keeps_every_record(@ForAll("schedules") List<Step> schedule) {
        assertThat(run(schedule, TASK_DECIDES)).isEmpty();
    }

    @Test
    void a_task_that_commits_what_it_was_given_is_caught() {
        List<Step> schedule = List.of(Step.PUT, Step.COMMIT, Step.CRASH);
        assertThat(run(schedule, TASK_DECIDES)).isEmpty();
        assertThat(run(schedule, (task, position) -> position)).isNotEmpty();
    }

    @Provide
    Arbitrary<List<Step>> schedules() {
        return Arbitraries.of(Step.values()).list().ofMaxSize(40);
    }

    /** What went wrong. */
    private static List<String> run(
            List<Step> schedule, ToLongBiFunction<PartitionedSinkTask, Long> preCommit) {
        try (Vault vault = new Vault()) {
            Worker worker = new Worker(vault, preCommit);
            schedule.forEach(worker::step);
            for (int i = 0; i < 20 && worker.committed < worker.end; i++) {
                List.of(Step.PUT_NOTHING, Step.KEEP_OLDEST, Step.KEEP_OLDEST, Step.KEEP_OLDEST)
                        .forEach(worker::step);
                worker.redeliver();
                worker.step(Step.COMMIT);
            }
            if (worker.committed < worker.end) {
                worker.wrong.add("stuck at " + worker.committed + " of " + worker.end);
            }
            return worker.wrong;
        }
    }

    /** The least worker: one partition of a log that grows with each put. */
    private static final class Worker {
        private final Vault vault;
        private final ToLongBiFunction<PartitionedSinkTask, Long> preCommit;
        private final List<String> wrong = new ArrayList<>();
        private FakeSinkContext context = new FakeSinkContext();
        private PartitionedSinkTask task = new PartitionedSinkTask();
        private List<SinkRecord> again = List.of();
        private long end;
        private long position;
        private long committed;

        Worker(Vault vault, ToLongBiFunction<PartitionedSinkTask, Long> preCommit) {
            this.vault = vault;
            this.preCommit = preCommit;
            start();
        }

        private void start() {
            Vault.Sink sink = new Vault.Sink();
            Map<String, String> settings =
                    new HashMap<>(
                            Map.of(
                                    "vault", vault.name,
                                    "flush.timeout", "0",
                                    "in.flight.max.records", "6"));
            sink.start(settings);
            context = new FakeSinkContext();
            context.assigned.add(LOG);
            task = new PartitionedSinkTask();
            task.initialize(context);
            task.start(sink.taskConfigs(1).get(0));
            task.open(List.of(LOG));
            position = committed;
            again = List.of();
        }

        private void step(Step step) {
            switch (step) {
                case PUT -> {
                    end += 2;
                    redeliver();
                }
                case PUT_NOTHING -> put(again);
                case KEEP_OLDEST -> vault.keep(true);
                case KEEP_NEWEST -> vault.keep(false);
                case REFUSE -> vault.refuse();
                case COMMIT -> commit();
                case CRASH -> {
                    vault.loseWhatWaits();
                    start();
                }
                case REBALANCE -> {
                    commit();
                    task.close(List.of(LOG));
                    context.paused.clear();
                    position = committed;
                    again = List.of();
                    task.open(List.of(LOG));
                }
            }
        }

        private void redeliver() {
            boolean paused = context.paused.contains(LOG);
            put(again.isEmpty() && !paused ? next() : again);
        }

        private List<SinkRecord> next() {
            return LongStream.range(position, end)
                    .mapToObj(offset -> new SinkRecord("log", 0, null, null, null, "x", offset))
                    .toList();
        }

        private void put(List<SinkRecord> records) {
            try {
                task.put(records);
                position = Math.max(position, position + records.size());
                again = List.of();
            } catch (RetriableException later) {
                again = records;
            }
        }

        private void commit() {
            long offset = preCommit.applyAsLong(task, position);
            if (offset > position || offset < committed) {
                wrong.add("illegal offset " + offset);
            }
            for (long each = committed; each < offset; each++) {
                if (!vault.durable.contains(each)) {
                    wrong.add("committed " + offset + " before " + each + " was durable");
                }
            }
            committed = offset;
        }
    }
}
