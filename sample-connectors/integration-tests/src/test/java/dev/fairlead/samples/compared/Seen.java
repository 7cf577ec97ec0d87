package dev.fairlead.samples.compared;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a user sees of a step: values by name. */
record Seen(SortedMap<String, String> values) {
    /** The name of the value that says why a step wasn't what it should be on this worker. */
    static final String TROUBLE = "trouble";

    /** The name of the value that says what the worker did meanwhile. */
    static final String EXPLANATION = "what the worker did";

    Seen {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    static Seen nothing() {
        return of(Map.of());
    }

    static Seen of(Map<String, String> values) {
        return new Seen(new TreeMap<>(values));
    }

    static Seen trouble(String text) {
        return nothing().with(TROUBLE, text);
    }

    boolean isTrouble() {
        return values.containsKey(TROUBLE);
    }

    Seen with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new Seen(more);
    }

    /** The value of this name, or a word for that there is none. */
    String value(String name) {
        return values.getOrDefault(name, "absent");
    }
}
