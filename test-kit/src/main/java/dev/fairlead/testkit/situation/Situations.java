package dev.fairlead.testkit.situation;

import dev.fairlead.testkit.history.History;
import java.util.EnumMap;
import java.util.Map;

/** Counts situations over lives. One thread. */
public final class Situations {
    private final Map<KnownSituation, Long> counts = new EnumMap<>(KnownSituation.class);

    /** Takes in one life. */
    public void follow(History history) {
        SourceSigns source = new SourceSigns(this::count);
        SinkSigns sink = new SinkSigns(this::count);
        for (History.Entry entry : history.entries()) {
            source.follow(entry);
            sink.follow(entry);
        }
    }

    private void count(KnownSituation situation) {
        counts.merge(situation, 1L, Long::sum);
    }

    /** How often each came up; those that never did are missing. */
    public Map<KnownSituation, Long> counts() {
        return Map.copyOf(counts);
    }
}
