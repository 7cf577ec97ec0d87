package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryWorld;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.util.ConnectorUtils;
import org.jspecify.annotations.Nullable;

/** Reads the places of a {@link MemoryWorld}; correct unless it is told to have a fault. */
public class FaultySource extends SourceConnector {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Set<Object> ALTERED = ConcurrentHashMap.newKeySet();
    private static final Logger LOG = Logger.getLogger(FaultySource.class.getName());

    private Map<String, String> settings = Map.of();
    private ConnectorFault fault = ConnectorFault.NONE;
    private int starts;
    private @Nullable Thread monitor;

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
        fault = FaultySources.faultIn(settings);
        starts++;
        if (fault == ConnectorFault.C7_CANT_START_AGAIN && starts > 1) {
            throw new IllegalStateException("started already");
        }
        if (fault == ConnectorFault.C6_TELLS_ITS_PASSWORD) {
            throw new ConnectException("cannot log in with " + settings.get("password"));
        }
        if (fault == ConnectorFault.C6_LOGS_ITS_PASSWORD) {
            LOG.info("starting with " + settings);
        }
        if (fault == ConnectorFault.C14_REGISTERS_METRICS) {
            context.pluginMetrics();
        }
        if (fault == ConnectorFault.C5_KEEPS_SETTINGS_IN_A_STATIC_FIELD) {
            FaultySourceTask.shared = settings.get("world");
        }
        if (fault == ConnectorFault.C9_ASKS_ALL_THE_TIME
                || fault == ConnectorFault.C9_ASKS_AFTER_STOP) {
            monitor = new Thread(this::ask);
            monitor.setDaemon(true);
            monitor.start();
        }
    }

    private void ask() {
        boolean late = fault == ConnectorFault.C9_ASKS_AFTER_STOP;
        for (int i = 0; i < 3000 && (late || !Thread.currentThread().isInterrupted()); i++) {
            LockSupport.parkNanos(1_000_000);
            if (!late || Thread.interrupted()) {
                context.requestTaskReconfiguration();
                if (late) {
                    LockSupport.parkNanos(50_000_000);
                    context.requestTaskReconfiguration();
                    return;
                }
            }
        }
    }

    @Override
    @SuppressWarnings("NullAway") // one of the faults
    public Class<? extends Task> taskClass() {
        return fault == ConnectorFault.C12_NAMES_NO_TASK ? null : FaultySourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < MemoryWorld.find(settings.get("world")).places(); i++) {
            places.add(Integer.toString(i));
        }
        if (fault == ConnectorFault.C9_ASKS_FROM_INSIDE) {
            context.requestTaskReconfiguration();
        }
        if (fault == ConnectorFault.C3_DIVIDES_BY_A_COUNTER) {
            Collections.rotate(places, COUNTER.incrementAndGet());
        }
        int groups =
                fault == ConnectorFault.C1_GIVES_TOO_MANY_TASKS
                        ? places.size()
                        : Math.min(max, places.size());
        return ConnectorUtils.groupPartitions(places, groups).stream()
                .map(this::taskSettings)
                .toList();
    }

    private Map<String, String> taskSettings(List<String> places) {
        Map<String, String> own = new HashMap<>(settings);
        own.put("places", places.stream().collect(Collectors.joining(",")));
        if (fault == ConnectorFault.C3_STAMPS_ITS_START) {
            own.put("started", Integer.toString(System.identityHashCode(this)));
        }
        if (fault == ConnectorFault.C1_GIVES_NULL_VALUES) {
            own.put("password", null);
        }
        return own;
    }

    @Override
    public void stop() {
        if (monitor != null) {
            monitor.interrupt();
        }
    }

    @Override
    public Config validate(Map<String, String> settings) {
        if (FaultySources.faultIn(settings) == ConnectorFault.C8_STARTS_A_THREAD_TO_VALIDATE) {
            FaultySources.startForEver("validator");
        }
        return super.validate(settings);
    }

    @Override
    public boolean alterOffsets(
            Map<String, String> settings, Map<Map<String, ?>, Map<String, ?>> offsets) {
        ConnectorFault its = FaultySources.faultIn(settings);
        if (its == ConnectorFault.O3_TAKES_EVERYTHING) {
            return true;
        }
        if (its == ConnectorFault.O5_NEEDS_START && starts == 0) {
            throw new NullPointerException("client");
        }
        if (its == ConnectorFault.O4_FAILS_ON_NOTHING) {
            offsets.keySet().iterator().next();
        }
        if (its == ConnectorFault.O1_FAILS_THE_SECOND_TIME
                && !ALTERED.add(new HashSet<>(offsets.entrySet()))) {
            throw new ConnectException("altered already");
        }
        offsets.forEach((partition, offset) -> check(its, partition, offset));
        return its != ConnectorFault.O4_ANSWERS_FALSE;
    }

    private static void check(
            ConnectorFault its, Map<String, ?> partition, @Nullable Map<String, ?> offset) {
        if (!partition.keySet().equals(Set.of("place"))) {
            throw new ConnectException("a partition has a place, and nothing else: " + partition);
        }
        if (offset == null) {
            if (its == ConnectorFault.O2_FAILS_ON_RESET) {
                throw new NullPointerException("offset");
            }
            return;
        }
        Class<?> type = its == ConnectorFault.O8_WANTS_INTEGERS ? Integer.class : Number.class;
        if (!type.isInstance(offset.get("position"))) {
            throw new ConnectException("an offset has a position, a number: " + offset);
        }
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define("world", Type.STRING, Importance.HIGH, "where to read")
                .define("password", Type.PASSWORD, "", Importance.LOW, "lets it in")
                .define("fault", Type.STRING, "NONE", Importance.LOW, "what is wrong");
    }

    @Override
    public String version() {
        return "1";
    }
}
