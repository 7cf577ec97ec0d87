package dev.fairlead.testkit.world;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Gone;
import dev.fairlead.testkit.fault.Interference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    private final List<List<Integer>> keys = new ArrayList<>();
    private final Map<String, String> notes = new HashMap<>();
    private volatile Interference interference = Interference.NONE;

    private MemoryWorld(String setting, int places) {
        this.setting = setting;
        for (int place = 0; place < places; place++) {
            this.places.add(new ArrayList<>());
            this.unitEnds.add(new HashSet<>());
            this.keys.add(new ArrayList<>());
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
        List<Integer> there = keys.get(item.place());
        add(item, there.stream().mapToInt(Integer::intValue).max().orElse(0) + 2);
    }

    private void add(Item item, int key) {
        places.get(item.place()).add(item.text());
        keys.get(item.place()).add(key);
    }

    @Override
    public boolean hasUnits() {
        return true;
    }

    @Override
    public boolean canTie() {
        return true;
    }

    @Override
    public synchronized void endStep(int place) {
        unitEnds.get(place).add(places.get(place).size());
    }

    /** Whether a unit ends before the text at this position of a place, which is behind a text. */
    public synchronized boolean isUnitEnd(int place, int position) {
        return unitEnds.get(place).contains(position);
    }

    @Override
    public synchronized void addTied(Item item) {
        List<Integer> there = keys.get(item.place());
        add(item, there.get(there.size() - 1));
    }

    @Override
    public boolean canBeLate() {
        return true;
    }

    @Override
    public synchronized void addLate(Item item) {
        List<Integer> there = keys.get(item.place());
        add(item, there.get(there.size() - 1) - 1);
    }

    /** How many items a place has. */
    public synchronized int count(int place) {
        return places.get(place).size();
    }

    /** What orders the item at a position; items that tie have the same, late ones less. */
    public synchronized int keyAt(int place, int position) {
        return keys.get(place).get(position);
    }

    @Override
    public boolean canMeet() {
        return true;
    }

    @Override
    public void meet(Interference asked) {
        interference = asked;
    }

    /** Keeps a note, which outlives workers as all of a world does; null removes it. */
    public synchronized void note(String name, @Nullable String value) {
        notes.put(name, value == null ? "" : value);
    }

    /** A note; empty when there is none. */
    public synchronized String noted(String name) {
        return notes.getOrDefault(name, "");
    }

    /**
     * The texts at a place, from position {@code from} on, at most {@code max} of them.
     *
     * @throws UncheckedIOException the world fails, as the schedule wants it
     */
    public List<String> read(int place, int from, int max) {
        Fate fate = interference.meet("read place " + (char) ('A' + place));
        if (fate == Fate.GONE) {
            throw new Gone("read");
        }
        if (fate != Fate.PASS && fate != Fate.ANSWER_LATE) {
            throw new UncheckedIOException(new IOException("the world doesn't answer: " + fate));
        }
        return readNow(place, from, max);
    }

    private synchronized List<String> readNow(int place, int from, int max) {
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
