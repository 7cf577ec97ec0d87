package dev.fairlead.samples.fidelity;

import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Two lists of texts that {@link PlayedSource} reads. */
public final class PlayedWorld implements SourceWorld {
    static final String SETTING = "played";
    private static final Map<String, PlayedWorld> OPEN = new ConcurrentHashMap<>();

    private final Calls calls = new Calls();
    private final List<List<String>> places = List.of(new ArrayList<>(), new ArrayList<>());
    private final Set<String> emitted = new HashSet<>();
    private final Set<String> logged = new HashSet<>();

    public PlayedWorld() {
        OPEN.put(calls.name(), this);
    }

    static PlayedWorld find(String name) {
        return OPEN.get(name);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(SETTING, calls.name());
    }

    @Override
    public int places() {
        return places.size();
    }

    @Override
    public void add(Item item) {
        places.get(item.place()).add(item.text());
    }

    /** Adds as many items as the step says; false when the step isn't about items. */
    public boolean add(Step step) {
        int place = step.verb() - 'A';
        if (place < 0 || place >= places.size()) {
            return false;
        }
        for (int i = 0; i < step.countOr(1); i++) {
            add(Item.of(place, places.get(place).size(), step.texture()));
        }
        return true;
    }

    /** The texts of a place from a position on. */
    List<String> read(int place, int from) {
        List<String> all = places.get(place);
        return List.copyOf(all.subList(Math.min(from, all.size()), all.size()));
    }

    void emitted(String text) {
        emitted.add(text);
    }

    /** The log has it. */
    public void logged(String text) {
        logged.add(text);
    }

    /** Another worker came up. */
    public void forgetEmitted() {
        emitted.clear();
    }

    /** Whether each item was emitted by this worker, or is in the log. */
    public boolean isNothingLeft() {
        return places.stream()
                .flatMap(List::stream)
                .allMatch(text -> emitted.contains(text) || logged.contains(text));
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
