package dev.fairlead.testkit.world;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Interference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
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
    private final Function<Item, String> keyOf;
    private final List<String> stored = new ArrayList<>();
    private final Map<String, String> rows = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final List<String> written = new ArrayList<>();
    private final Map<String, String> keys = new HashMap<>();
    private volatile Interference interference = Interference.NONE;
    private int untilRefusal;
    private boolean away;

    private MemoryStore(String setting, Function<Item, String> keyOf) {
        this.setting = setting;
        this.keyOf = keyOf;
    }

    /** Stores; {@code setting} is given their name. */
    public static Supplier<MemoryStore> named(String setting) {
        return made("named", setting, item -> "key of " + item.name());
    }

    /**
     * The same, but the records of a place have one key: for sinks that keep records in order for
     * each key only.
     */
    public static Supplier<MemoryStore> keyedByPlace(String setting) {
        return made("keyedByPlace", setting, item -> "key of place " + item.place());
    }

    private static Supplier<MemoryStore> made(
            String method, String setting, Function<Item, String> keyOf) {
        return Spelled.of(
                MemoryStore.class,
                method,
                () -> {
                    MemoryStore store = new MemoryStore(setting, keyOf);
                    OPEN.put(store.name, store);
                    return store;
                },
                setting);
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
    public void write(String text) {
        write(List.of(text), Map.of());
    }

    /**
     * Stores a text with the key of its record, which must come as it went out (K28).
     *
     * @throws RetriableException the store was told to refuse
     */
    public void writeWithKey(String text, Object key) {
        change(
                List.of(text),
                () -> {
                    stored.add(text);
                    keys.put(text, String.valueOf(key));
                });
    }

    /**
     * Stores texts and keeps numbers, all or nothing: for sinks that keep their positions
     * themselves.
     *
     * @throws RetriableException the store was told to refuse; it changed nothing
     */
    public void write(List<String> texts, Map<String, Long> numbers) {
        change(
                texts,
                () -> {
                    stored.addAll(texts);
                    this.numbers.putAll(numbers);
                });
    }

    /**
     * Stores texts under their keys in place of what was there, all or nothing.
     *
     * @throws RetriableException the store was told to refuse; it changed nothing
     */
    public void replace(Map<String, String> textsByKey) {
        change(textsByKey.values(), () -> rows.putAll(textsByKey));
    }

    /** Forgets all texts, but not the numbers. */
    public synchronized void clear() {
        written.clear();
        stored.clear();
        rows.clear();
    }

    /** The number that was kept under this name. */
    public synchronized OptionalLong number(String name) {
        Long kept = numbers.get(name);
        return kept == null ? OptionalLong.empty() : OptionalLong.of(kept);
    }

    private void change(Collection<String> texts, Runnable change) {
        Fate fate = interference.meet("write " + texts);
        if (fate == Fate.GONE) {
            throw new IllegalStateException("the worker crashed before this write");
        }
        synchronized (this) {
            boolean refuses = away || (untilRefusal > 0 && --untilRefusal == 0);
            if (refuses || (fate != Fate.PASS && !hasEffect(fate))) {
                throw new RetriableException("the store refuses " + texts + " for now");
            }
            change.run();
            written.addAll(texts);
        }
        if (fate == Fate.FAIL_AFTER) {
            throw new RetriableException("the store lost its answer to " + texts);
        }
    }

    private static boolean hasEffect(Fate fate) {
        return fate == Fate.FAIL_AFTER || fate == Fate.ANSWER_LATE;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(setting, name);
    }

    @Override
    public synchronized List<String> stored() {
        List<String> all = new ArrayList<>(stored);
        all.addAll(rows.values());
        return all;
    }

    @Override
    public synchronized List<List<String>> sequences() {
        return List.of(new ArrayList<>(written));
    }

    @Override
    public SchemaAndValue key(Item item) {
        return new SchemaAndValue(Schema.STRING_SCHEMA, keyOf.apply(item));
    }

    /** Whether the sink stores keys. */
    @Override
    public synchronized boolean canCompare() {
        return !keys.isEmpty();
    }

    @Override
    public synchronized Optional<String> flawOf(Item item) {
        String kept = keys.get(item.text());
        String said = keyOf.apply(item);
        return kept == null || kept.equals(said)
                ? Optional.empty()
                : Optional.of("its key is '" + kept + "' rather than '" + said + "'");
    }

    @Override
    public Optional<SchemaAndValue> poison(Item item) {
        return Optional.of(new SchemaAndValue(Schema.INT32_SCHEMA, item.number()));
    }

    @Override
    public boolean canMeet() {
        return true;
    }

    @Override
    public void meet(Interference interference) {
        this.interference = interference;
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
    public boolean canGoAway() {
        return true;
    }

    @Override
    public synchronized void goAway() {
        away = true;
    }

    @Override
    public synchronized void comeBack() {
        away = false;
    }

    @Override
    public void close() {
        OPEN.remove(name);
    }
}
