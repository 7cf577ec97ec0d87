package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.SinkTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.world.Item;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What survives when the machine goes down, and not the worker only. A process that crashes loses
 * nothing that it has handed to the system, so the laws that bind every plugin don't ask whether it
 * was forced to the disk; who claims that it is declares so.
 */
public final class PowerLaws {
    /** For sinks that claim it. */
    public static final Law K29 = new Law(SinkTexts.K29, PowerLaws::loss, PowerLaws::lostPower);

    /** Laws that have a word to say although items were taken away. */
    private static final Set<String> WITHOUT_COUNTING = Set.of("S2", "S20", "L1");

    private PowerLaws() {}

    /**
     * Whether a law may judge a life: not if power was lost and it isn't about it, nor if the world
     * took items away and the law counts items.
     */
    static boolean mayJudge(LawText law, History history) {
        if (law.equals(SinkTexts.K29)) {
            return true;
        }
        for (History.Entry entry : history.entries()) {
            boolean emptied = entry.what() instanceof WorldHappening.Emptied;
            if (entry.what() instanceof WorldHappening.LostPower
                    || (emptied && !WITHOUT_COUNTING.contains(law.id()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean lostPower(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof WorldHappening.LostPower) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Violation> loss(History history) {
        Set<Item> missing = new LinkedHashSet<>();
        boolean lostPower = false;
        for (History.Entry entry : history.entries()) {
            lostPower |= entry.what() instanceof WorldHappening.LostPower;
            if (entry.what() instanceof SinkHappening.Appended appended) {
                missing.addAll(appended.items());
            } else if (entry.what() instanceof SinkHappening.Stored stored) {
                missing.remove(stored.item());
            } else if (entry.what() instanceof SinkHappening.Removed gone && gone.times() == 0) {
                missing.add(gone.item());
            } else if (entry.what() instanceof WorkerHappening.CameToRest
                    && lostPower
                    && !missing.isEmpty()) {
                String others = missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " more";
                return Optional.of(
                        Violation.at(
                                entry,
                                missing.iterator().next()
                                        + others
                                        + " went with the power, and didn't come again because"
                                        + " the committed position is behind it"));
            }
        }
        return Optional.empty();
    }
}
