package dev.fairlead.testkit.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * A store in memory, for sinks that are tests themselves. A connector finds it by the name in its
 * settings, since settings are all that it is given. Thread-safe.
 */
public final class MemoryStore implements SinkWorld {
    private static final Map<String, MemoryStore> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong OPENED = new AtomicLong();

    private final String name = "store-" + OPENED.incrementAndGet();
    private final String setting;
    private final List<String> stored = new ArrayList<>();
    private int untilRefusal;

    private MemoryStore(String setting) {
        this.setting = setting;
    }

    /** Stores; {@code setting} is given their name. */
    public static Supplier<MemoryStore> named(String setting) {
        return () -> {
            MemoryStore store = new MemoryStore(setting);
            OPEN.put(store.name, store);
            return store;
        };
    }

    /**
     * The store of this name.
     *
     * @throws IllegalArgumentException there is none, or it was closed
     */
    public static MemoryStore find(String name) {
        MemoryStore store = OPEN.get(name);
        if (store == null) {
            throw new IllegalArgumentException("there is no store named '" + name + "'");
        }
        return store;
    }

    /**
     * Stores a text.
     *
     * @throws RetriableException the store was told to refuse
     */
    public synchronized void write(String text) {
        if (untilRefusal > 0 && --untilRefusal == 0) {
            throw new RetriableException("the store refuses '" + text + "' for now");
        }
        stored.add(text);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(setting, name);
    }

    @Override
    public synchronized List<String> stored() {
        return List.copyOf(stored);
    }

    @Override
    public boolean canRefuse() {
        return true;
    }

    @Override
    public synchronized void refuse(int write) {
        untilRefusal = write;
    }

    @Override
    public synchronized void refuseNothing() {
        untilRefusal = 0;
    }

    @Override
    public void close() {
        OPEN.remove(name);
    }
}
