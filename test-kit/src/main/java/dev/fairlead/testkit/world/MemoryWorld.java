package dev.fairlead.testkit.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A world in memory, for connectors that are tests themselves. A connector finds it by the name in
 * its settings, since settings are all that it is given. Thread-safe.
 */
public final class MemoryWorld implements SourceWorld {
    private static final Map<String, MemoryWorld> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong OPENED = new AtomicLong();

    private final String name = "memory-" + OPENED.incrementAndGet();
    private final String setting;
    private final List<List<String>> places = new ArrayList<>();
    private final List<String> released = new ArrayList<>();
    private final List<Set<Integer>> unitEnds = new ArrayList<>();

    private MemoryWorld(String setting, int places) {
        this.setting = setting;
        for (int place = 0; place < places; place++) {
            this.places.add(new ArrayList<>());
            this.unitEnds.add(new HashSet<>());
        }
    }

    /** Worlds with some places, at most four; {@code setting} is given their name. */
    public static Supplier<MemoryWorld> named(String setting, int places) {
        return Spelled.of(
                MemoryWorld.class,
                "named",
                () -> {
                    MemoryWorld world = new MemoryWorld(setting, places);
                    OPEN.put(world.name, world);
                    return world;
                },
                setting,
                places);
    }

    /**
     * The world of this name.
     *
     * @throws IllegalArgumentException there is none, or it was closed
     */
    public static MemoryWorld find(String name) {
        MemoryWorld world = OPEN.get(name);
        if (world == null) {
            throw new IllegalArgumentException("there is no world named '" + name + "'");
        }
        return world;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(setting, name);
    }

    @Override
    public int places() {
        return places.size();
    }

    @Override
    public synchronized void add(Item item) {
        places.get(item.place()).add(item.text());
    }

    @Override
    public boolean hasUnits() {
        return true;
    }

    @Override
    public synchronized void endUnit(int place) {
        unitEnds.get(place).add(places.get(place).size());
    }

    /** Whether a unit ends before the text at this position of a place, which is behind a text. */
    public synchronized boolean isUnitEnd(int place, int position) {
        return unitEnds.get(place).contains(position);
    }

    /** The texts at a place, from position {@code from} on, at most {@code max} of them. */
    public synchronized List<String> read(int place, int from, int max) {
        List<String> texts = places.get(place);
        int start = Math.min(from, texts.size());
        return List.copyOf(texts.subList(start, Math.min(texts.size(), start + max)));
    }

    /** Lets go of the item with this text, as an outside system does when it is told to. */
    public synchronized void release(String text) {
        released.add(text);
    }

    @Override
    public synchronized List<String> released() {
        return List.copyOf(released);
    }

    @Override
    public String shorten(String text) {
        return text.replace(name, "memory");
    }

    @Override
    public void close() {
        OPEN.remove(name);
    }
}
