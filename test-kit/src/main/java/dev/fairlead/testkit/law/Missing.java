package dev.fairlead.testkit.law;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.world.Item;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The items of the world that aren't settled yet. */
final class Missing {
    private final Set<Item> items = new LinkedHashSet<>();

    /** Takes in what happened. */
    void follow(History.Entry entry) {
        if (entry.what() instanceof SourceHappening.Appended appended) {
            items.addAll(appended.items());
        }
        Settled.itemOf(entry).ifPresent(items::remove);
    }

    boolean has(Item item) {
        return items.contains(item);
    }

    /** The oldest that fits. */
    Optional<Item> first(Predicate<Item> fits) {
        return items.stream().filter(fits).findFirst();
    }
}
