package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryWorld;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.config.ConfigDef;

/** Sources whose fault can't be told by a setting, and what faulty sources share. */
public final class FaultySources {
    private FaultySources() {}

    /** Needs a start before it knows its definition. */
    public static final class Late extends FaultySource {
        private boolean started;

        @Override
        public void start(Map<String, String> settings) {
            super.start(settings);
            started = true;
        }

        @Override
        public ConfigDef config() {
            if (!started) {
                throw new IllegalStateException("not started");
            }
            return super.config();
        }
    }

    /** Has no version. */
    public static final class Unnamed extends FaultySource {
        @Override
        @SuppressWarnings("NullAway") // the fault
        public String version() {
            return null;
        }
    }

    /** Starts a thread when it is made. */
    public static final class Eager extends FaultySource {
        /** Too much for a constructor. */
        public Eager() {
            startForEver("eager");
        }
    }

    /** The class that has a fault. */
    public static Class<? extends FaultySource> classOf(ConnectorFault fault) {
        return switch (fault) {
            case C8_NEEDS_START_FOR_ITS_DEFINITION -> Late.class;
            case C12_HAS_NO_VERSION -> Unnamed.class;
            case C13_STARTS_A_THREAD_IN_THE_CONSTRUCTOR -> Eager.class;
            default -> FaultySource.class;
        };
    }

    /** All faults, for the table of mutants. */
    public static List<ConnectorFault> all() {
        return Arrays.stream(ConnectorFault.values())
                .filter(fault -> fault != ConnectorFault.NONE)
                .toList();
    }

    static ConnectorFault faultIn(Map<String, String> settings) {
        return ConnectorFault.valueOf(settings.getOrDefault("fault", "NONE"));
    }

    static MemoryWorld worldIn(Map<String, String> settings) {
        return MemoryWorld.find(settings.get("world"));
    }

    /** A thread that nobody ends; it ends itself after a while, for other tests' sake. */
    static void startForEver(String name) {
        Thread thread = new Thread(() -> LockSupport.parkNanos(20_000_000_000L), name);
        thread.setDaemon(true);
        thread.start();
    }
}
