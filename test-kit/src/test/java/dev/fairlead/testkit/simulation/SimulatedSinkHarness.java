package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.calls.SinkContext;
import dev.fairlead.runtime.calls.SinkTaskCalls;
import dev.fairlead.runtime.driver.RecordingSinkTask;
import dev.fairlead.runtime.driver.SinkHarness;
import dev.fairlead.runtime.task.SinkTaskMachine;
import dev.fairlead.runtime.task.SinkTaskOptions;
import dev.fairlead.runtime.task.SinkTimer;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.api.Assertions;

/** A simulated sink driver with a topic that a contract test steers. */
final class SimulatedSinkHarness implements SinkHarness {
    private static final int ROUNDS = 50;
    private static final int ALL = 1000;

    private final SimulatedTopic topic = new SimulatedTopic(new ThreePartitions());
    private final SimulatedMember member = new SimulatedMember(topic);
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Queue<Runnable> rebalances = new ArrayDeque<>();
    private final SimulatedSinkDriver driver;
    private boolean failNextCommit;
    private boolean crashed;

    SimulatedSinkHarness(RecordingSinkTask task, SinkTaskOptions options) {
        driver =
                new SimulatedSinkDriver(
                        new SinkTaskMachine(options),
                        new SinkTaskCalls(
                                task,
                                getClass().getClassLoader(),
                                new SinkContext(Map::of, new SilentMetrics(), Optional.empty())),
                        Map.of(),
                        new SimulatedSinkDriver.Site(
                                member, this::commit, new VirtualClock(), new CrashPoints()));
    }

    private static final class ThreePartitions implements SinkWorld {
        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public Collection<String> stored() {
            return List.of();
        }

        @Override
        public int partitions() {
            return 3;
        }
    }

    private Optional<Boolean> commit(Map<TopicPartition, Long> positions) {
        boolean failing = failNextCommit;
        failNextCommit = false;
        if (!failing) {
            committed.putAll(positions);
            positions.forEach(topic::commit);
        }
        return Optional.of(!failing);
    }

    private static Set<TopicPartition> partitions(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(SimulatedTopic::partition)
                .collect(Collectors.toSet());
    }

    @Override
    public void start(boolean paused) {
        driver.begin(paused);
    }

    @Override
    public void pause() {
        driver.pause();
    }

    @Override
    public void resume() {
        driver.resume();
    }

    @Override
    public void stop() {
        driver.stop();
    }

    @Override
    public void crash() {
        crashed = true;
    }

    @Override
    public void until(BooleanSupplier condition) {
        for (int i = 0; i < ROUNDS; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            goOn();
        }
        Assertions.fail("it doesn't come true");
    }

    @Override
    public void settle() {
        for (int i = 0; i < 3; i++) {
            goOn();
        }
    }

    private void goOn() {
        if (crashed || driver.hasEnded()) {
            return;
        }
        while (driver.isFetching() && !rebalances.isEmpty()) {
            rebalances.remove().run();
        }
        driver.fetch(ALL);
    }

    @Override
    public void append(int partition, String... values) {
        for (String value : values) {
            topic.append(
                    new Item(
                            partition,
                            (int) topic.end(SimulatedTopic.partition(partition)),
                            value));
        }
    }

    @Override
    public void assign(int... partitions) {
        rebalances.add(() -> driver.assign(partitions(partitions)));
    }

    @Override
    public void revoke(int... partitions) {
        rebalances.add(() -> driver.revoke(partitions(partitions)));
    }

    @Override
    public void lose(int... partitions) {
        rebalances.add(() -> driver.lose(partitions(partitions)));
    }

    @Override
    public void commitTick() {
        driver.fire(SinkTimer.COMMIT);
    }

    @Override
    public void failNextCommit() {
        failNextCommit = true;
    }

    @Override
    public long committed(int partition) {
        return committed.getOrDefault(SimulatedTopic.partition(partition), -1L);
    }

    @Override
    public TaskState state() {
        return driver.state();
    }

    @Override
    public String failureMessage() {
        return driver.failure().map(failure -> failure.cause().getMessage()).orElse("");
    }

    @Override
    public void close() {}
}
