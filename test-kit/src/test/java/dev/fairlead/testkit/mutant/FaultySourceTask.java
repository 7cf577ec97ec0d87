package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryWorld;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** A task of {@link FaultySource}. */
public final class FaultySourceTask extends SourceTask {
    private static final Logger LOG = Logger.getLogger(FaultySourceTask.class.getName());
    private static final List<InputStream> OPEN = new CopyOnWriteArrayList<>();
    private static final AtomicInteger REGISTERED = new AtomicInteger();
    static volatile @Nullable String shared;

    private final Map<Integer, Integer> positions = new HashMap<>();
    private ConnectorFault fault = ConnectorFault.NONE;
    private MemoryWorld world;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        fault = FaultySources.faultIn(settings);
        String name = settings.get("world");
        if (fault == ConnectorFault.C5_KEEPS_SETTINGS_IN_A_STATIC_FIELD) {
            name = String.valueOf(shared);
        }
        if (fault == ConnectorFault.L8_KEEPS_THE_WORLD_IN_A_STATIC_FIELD) {
            shared = name;
        }
        world = MemoryWorld.find(name);
        for (String place : settings.get("places").split(",")) {
            positions.put(Integer.parseInt(place), resume(Integer.parseInt(place)));
        }
        if (fault == ConnectorFault.L5_LEAVES_A_THREAD) {
            FaultySources.startForEver("left");
        }
        if (fault == ConnectorFault.M1_LEAVES_ITS_METRICS) {
            register();
        }
        if (fault == ConnectorFault.L5_LEAVES_A_FILE) {
            OPEN.add(file());
        }
    }

    /** What can be seen of a task. */
    public interface CountMBean {
        /** How many there are. */
        int getCount();
    }

    /** A metric. */
    public static final class Count implements CountMBean {
        @Override
        public int getCount() {
            return 1;
        }
    }

    private static void register() {
        String name = "dev.fairlead.test:type=count,id=" + REGISTERED.incrementAndGet();
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new Count(), new ObjectName(name));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream file() {
        try {
            return new FileInputStream("pom.xml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int resume(int place) {
        try {
            Map<String, Object> stored = context.offsetStorageReader().offset(partition(place));
            int next = stored == null ? 0 : ((Number) stored.get("position")).intValue();
            return fault == ConnectorFault.O6_SKIPS_ON_RESUME && next > 0 ? next + 1 : next;
        } catch (Throwable e) {
            if (fault == ConnectorFault.L7_SWALLOWS_ERRORS) {
                return 0;
            }
            throw e;
        }
    }

    private Map<String, Object> partition(int place) {
        return Map.of(
                "place",
                fault == ConnectorFault.L10_DEPENDS_ON_THE_LANGUAGE
                        ? ("i" + place).toUpperCase(Locale.getDefault())
                        : place);
    }

    @Override
    public synchronized @Nullable List<SourceRecord> poll() throws InterruptedException {
        if (fault == ConnectorFault.L8_KEEPS_THE_WORLD_IN_A_STATIC_FIELD) {
            world = MemoryWorld.find(String.valueOf(shared));
        }
        List<SourceRecord> records = new ArrayList<>();
        positions.replaceAll((place, position) -> read(place, position, records));
        if (records.isEmpty()) {
            await();
            return null;
        }
        return records;
    }

    private int read(int place, int from, List<SourceRecord> records) {
        int position = from;
        for (String text : world.read(place, position, 3)) {
            position++;
            if (fault == ConnectorFault.L12_LOGS_EVERY_RECORD) {
                LOG.info("read " + text);
            }
            Map<String, Object> offset = Map.of("position", position);
            records.add(new SourceRecord(partition(place), offset, "topic", null, text));
        }
        return position;
    }

    private void await() throws InterruptedException {
        if (fault == ConnectorFault.L3_WAITS_FOR_STOP) {
            wait();
        } else if (fault == ConnectorFault.L3_POLLS_WITH_ITS_LOCK_HELD) {
            Thread.sleep(6000);
        }
        if (fault != ConnectorFault.L7_GOES_ON_WHEN_INTERRUPTED) {
            wait(2);
            return;
        }
        long end = System.nanoTime() + 8_000_000_000L;
        while (System.nanoTime() - end < 0) {
            try {
                wait(1000);
            } catch (InterruptedException e) {
                fault = ConnectorFault.L7_GOES_ON_WHEN_INTERRUPTED;
            }
        }
    }

    @Override
    public void stop() {
        if (fault == ConnectorFault.L3_WAITS_FOR_STOP
                || fault == ConnectorFault.L3_POLLS_WITH_ITS_LOCK_HELD) {
            synchronized (this) {
                notifyAll();
            }
        }
    }
}
