package dev.fairlead.testkit.definition;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Settings that note which keys are asked for by name. */
final class SpyMap extends HashMap<String, String> {
    private static final long serialVersionUID = 1;

    private final Set<String> asked = new TreeSet<>();

    SpyMap(Map<String, String> settings) {
        super(settings);
    }

    /** The keys that were asked for so far. */
    synchronized Set<String> asked() {
        return Set.copyOf(asked);
    }

    private synchronized void note(Object key) {
        if (key instanceof String name) {
            asked.add(name);
        }
    }

    @Override
    public @Nullable String get(Object key) {
        note(key);
        return super.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        note(key);
        return super.containsKey(key);
    }

    @Override
    public String getOrDefault(Object key, String other) {
        note(key);
        return super.getOrDefault(key, other);
    }
}
