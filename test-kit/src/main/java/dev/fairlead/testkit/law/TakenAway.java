package dev.fairlead.testkit.law;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.world.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whose loss isn't the connector's fault, because the world took items away: those that a place had
 * when it was emptied, and those that came before the next poll, which can't see that the place had
 * shrunk. After a restart nobody can tell, because the place may be as long again as it was when
 * the offset was stored.
 */
final class TakenAway {
    private final boolean[] unseen = new boolean[Coverage.PLACES];
    private int emptiedIn = -1;

    /** Takes in what happened. */
    void follow(History.Entry entry) {
        if (entry.what() instanceof WorldHappening.Emptied emptied) {
            unseen[emptied.place()] = true;
            emptiedIn = entry.incarnation();
        } else if (entry.what() instanceof SourceHappening.Polled) {
            Arrays.fill(unseen, false);
        }
    }

    /** Those of some new items that the connector can find. */
    List<Item> findable(List<Item> added) {
        List<Item> findable = new ArrayList<>(added);
        findable.removeIf(item -> unseen[item.place()]);
        return findable;
    }

    /** Whether nobody can tell any more. */
    boolean isOpen(History.Entry end) {
        return emptiedIn >= 0 && end.incarnation() != emptiedIn;
    }
}
