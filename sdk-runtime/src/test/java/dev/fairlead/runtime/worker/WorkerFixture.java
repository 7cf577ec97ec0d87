package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.calls.OverridePolicy;
import dev.fairlead.runtime.config.ClientOptions;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.config.Placeholders;
import dev.fairlead.runtime.config.WorkerOptions;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.Topics;
import dev.fairlead.runtime.log.local.GroupOptions;
import dev.fairlead.runtime.log.local.MemberOptions;
import dev.fairlead.runtime.log.memory.MemoryLog;
import dev.fairlead.runtime.metrics.WorkerMetrics;
import dev.fairlead.runtime.offsets.MemoryOffsetStore;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.secrets.Secrets;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Time;

/** A worker on a log in memory, with real threads and time. */
public final class WorkerFixture implements AutoCloseable {
    private static final AtomicInteger SCRIPTS = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * Settings of a worker that soon gives up what hangs. Others wait, so that nothing is given up.
     */
    public static final Map<String, String> HASTY =
            Map.of("task.shutdown.graceful.timeout.ms", "200");

    public final MemoryLog log = new MemoryLog(InstantSource.system(), GroupOptions.defaults(), 1);
    public final MemoryOffsetStore offsets = new MemoryOffsetStore();
    public final Secrets secrets = new Secrets();
    private final SteeredTimers timers = new SteeredTimers();
    private final WorkerThreads threads = new WorkerThreads();
    private final Plugins plugins = Plugins.ofClassPath(getClass().getClassLoader());
    private final String run = "script-" + SCRIPTS.incrementAndGet() + "-";
    private final Logs logs;
    Worker worker;
    WorkerMetrics metrics;
    private WorkerPorts ports;

    public WorkerFixture() {
        this(Optional.empty());
    }

    /** With other logs than those in memory. */
    public WorkerFixture(Optional<Logs> others) {
        this.logs = others.orElse(new MemoryLogs(log));
        restart();
    }

    /** Makes a new worker on the same log and offsets. */
    public void restart() {
        restart(Map.of());
    }

    /** Makes a new worker, with more settings, on the same log and offsets. */
    public void restart(Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(
                        Map.of(
                                "key.converter", "StringConverter",
                                "value.converter", "StringConverter",
                                "offset.flush.interval.ms", "50",
                                "task.shutdown.graceful.timeout.ms",
                                        String.valueOf(PATIENCE.toMillis())));
        settings.putAll(more);
        WorkerOptions options = WorkerOptions.parse("test", settings);
        metrics = new WorkerMetrics(options.metrics(), Time.SYSTEM);
        ports =
                new WorkerPorts(
                        options,
                        plugins,
                        Placeholders.of(settings, plugins, secrets),
                        secrets,
                        OverridePolicy.open(plugins, options.overridePolicy(), settings),
                        logs,
                        offsets,
                        new OffsetCodec(),
                        timers,
                        threads,
                        metrics,
                        new StatusBoard(StatusStore.none(), secrets::hide));
        worker = new Worker(ports);
    }

    /** The world of a worker, for who makes one otherwise. */
    public WorkerPorts ports() {
        return ports;
    }

    /** Lets the longest wait be over; waits of half a minute and more end in no other way. */
    public void timeOut() {
        timers.fireLongest();
    }

    /** Whether somebody waits for half a minute or more. */
    boolean isAnythingWaited() {
        return timers.isAnythingWaited();
    }

    public Script script(String name) {
        return Script.named(run + name);
    }

    public ConnectorConfig source(String name, String... more) {
        return config(name, Script.Source.class, TargetState.RUNNING, more);
    }

    public ConnectorConfig sink(String name, String... more) {
        return config(name, Script.Sink.class, TargetState.RUNNING, more);
    }

    public ConnectorConfig config(String name, Class<?> type, TargetState state, String... more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("name", name);
        settings.put("connector.class", type.getName());
        settings.put("script", run + name);
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return new ConnectorConfig(name, settings, state);
    }

    public List<String> values(String topic) {
        return log.records(topic).stream().map(WorkerFixture::text).toList();
    }

    TaskState state(String connector) {
        return worker.status().connector(connector).orElseThrow().state();
    }

    TaskState taskState(String connector) {
        return worker.status().connector(connector).orElseThrow().tasks().get(0).state();
    }

    String taskTrace(String connector) {
        return worker.status()
                .connector(connector)
                .flatMap(status -> status.tasks().get(0).trace())
                .orElse("");
    }

    /** Waits until {@code condition} holds. */
    public void eventually(java.util.function.BooleanSupplier condition) {
        Eventually.holds(condition, PATIENCE);
    }

    @Override
    public void close() {
        worker.close();
        threads.close();
        timers.close();
        logs.close();
        plugins.close();
    }

    private static String text(InboundRecord record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private record MemoryLogs(MemoryLog log) implements Logs {
        @Override
        public OutboundLog outbound(TaskId task, ClientOptions overrides) {
            return log.outbound();
        }

        @Override
        public InboundLog inbound(TaskId task, ClientOptions overrides) {
            return log.inbound(
                    "connect-" + task.connector(), task.toString(), MemberOptions.defaults());
        }

        @Override
        public Topics topics(TaskId task, ClientOptions overrides) {
            return log.topics();
        }

        @Override
        public GroupPositions positions(String connector, ClientOptions overrides) {
            String group = "connect-" + connector;
            return new LocalPositions(
                    () -> log.committed(group), changes -> log.alterPositions(group, changes));
        }

        @Override
        public void close() {}
    }
}
