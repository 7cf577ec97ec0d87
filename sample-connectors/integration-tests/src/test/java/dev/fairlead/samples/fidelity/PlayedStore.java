package dev.fairlead.samples.fidelity;

import dev.fairlead.testkit.world.SinkWorld;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What {@link PlayedSink} has stored; refuses puts and commits when it is told to. */
public final class PlayedStore implements SinkWorld {
    static final String SETTING = "played";
    private static final Map<String, PlayedStore> OPEN = new ConcurrentHashMap<>();

    private final Calls calls = new Calls();
    private final List<String> stored = new ArrayList<>();
    private final Set<String> choked = new HashSet<>();
    private int refused;
    private boolean away;

    public PlayedStore() {
        OPEN.put(calls.name(), this);
    }

    static PlayedStore find(String name) {
        return OPEN.get(name);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(SETTING, calls.name());
    }

    @Override
    public Collection<String> stored() {
        return List.copyOf(stored);
    }

    void store(List<String> texts) {
        stored.addAll(texts);
    }

    @Override
    public boolean canRefuse() {
        return true;
    }

    @Override
    public void refuse(int write) {
        refused = write;
    }

    @Override
    public void refuseNothing() { // which means that the schedule is over
        refused = 0;
        calls.finish();
    }

    /** Whether this put must fail for now. */
    boolean refusesNow() {
        return refused > 0 && --refused == 0;
    }

    /** Whether a put with this text must fail for good; it does once. */
    boolean chokesOn(String text) {
        return text.endsWith(".") && choked.add(text);
    }

    @Override
    public boolean canGoAway() {
        return true;
    }

    @Override
    public void goAway() {
        away = true;
    }

    @Override
    public void comeBack() {
        away = false;
    }

    /** Whether flushes fail. */
    boolean isAway() {
        return away;
    }

    Calls calls() {
        return calls;
    }

    @Override
    public void close() {
        OPEN.remove(calls.name());
        calls.close();
    }
}
