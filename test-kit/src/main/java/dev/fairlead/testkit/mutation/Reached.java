package dev.fairlead.testkit.mutation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which places were come by, on this thread or one that it started. */
final class Reached {
    /** The place of the present mutant. */
    static final String ALTERED = "altered";

    private static final InheritableThreadLocal<@Nullable Set<String>> CURRENT =
            new InheritableThreadLocal<>();

    private Reached() {}

    /** From now on, what this thread and those that it starts come by is added to this. */
    static Set<String> watch() {
        Set<String> reached = ConcurrentHashMap.newKeySet();
        CURRENT.set(reached);
        return reached;
    }

    static void leave() {
        CURRENT.remove();
    }

    static void here() {
        at(ALTERED);
    }

    static void at(String mark) {
        Set<String> reached = CURRENT.get();
        if (reached != null) {
            reached.add(mark);
        }
    }
}
