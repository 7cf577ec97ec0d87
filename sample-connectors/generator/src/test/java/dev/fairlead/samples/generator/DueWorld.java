package dev.fairlead.samples.generator;

import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A world that says how many records of each stream are due: as many as the kit has added. */
public final class DueWorld implements SourceWorld {
    static final int PLACES = 2;

    private static final Map<String, DueWorld> WORLDS = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "world" + COUNT.incrementAndGet();
    private final List<List<String>> texts = List.of(new ArrayList<>(), new ArrayList<>());

    DueWorld() {
        WORLDS.put(name, this);
    }

    static DueWorld named(String name) {
        return WORLDS.get(name);
    }

    synchronized long due(int strand) {
        return texts.get(strand).size();
    }

    synchronized String text(int strand, long number) {
        return texts.get(strand).get((int) number);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("world", name);
    }

    @Override
    public synchronized void add(Item item) {
        texts.get(item.place()).add(item.text());
    }

    @Override
    public int places() {
        return PLACES;
    }

    @Override
    public void close() {
        WORLDS.remove(name);
    }
}
