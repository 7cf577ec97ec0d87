package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Items that their ordering key doesn't tell apart, or that come below the highest key. */
final class TieLaws {
    static final Law S5 =
            new Law(
                    SourceTexts.S5,
                    TieLaws::tiedAndLost,
                    history -> ReleaseLaws.has(history, SourceHappening.Tied.class));

    /** For connectors that declare it. */
    static final Law S6 =
            new Law(
                    SourceTexts.S6,
                    TieLaws::lateAndLost,
                    history -> ReleaseLaws.has(history, SourceHappening.CameLate.class));

    private TieLaws() {}

    private static Optional<Violation> tiedAndLost(History history) {
        Missing missing = new Missing();
        Set<Item> tied = new HashSet<>();
        for (History.Entry entry : history.entries()) {
            missing.follow(entry);
            if (entry.what() instanceof SourceHappening.Tied ties) {
                tied.addAll(ties.items());
            } else if (entry.what() instanceof WorkerHappening.CameToRest) {
                return missing.first(tied::contains)
                        .map(
                                item ->
                                        Violation.at(
                                                entry,
                                                item
                                                        + " has the same ordering key as the item"
                                                        + " before it, and never reached the"
                                                        + " topic"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> lateAndLost(History history) {
        Missing missing = new Missing();
        Set<Item> late = new HashSet<>();
        for (History.Entry entry : history.entries()) {
            missing.follow(entry);
            if (entry.what() instanceof SourceHappening.CameLate came) {
                late.addAll(came.items());
            } else if (entry.what() instanceof WorkerHappening.CameToRest) {
                return missing.first(late::contains)
                        .map(
                                item ->
                                        Violation.at(
                                                entry,
                                                item
                                                        + " came late, with an ordering key below"
                                                        + " others, and never reached the topic"));
            }
        }
        return Optional.empty();
    }
}
