package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.LifecycleTexts;
import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.WorldHappening;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/** How a task behaves towards its worker: laws about offsets' form, waiting and stopping. */
final class ConductLaws {
    static final Law S11 = new Law(SourceTexts.S11, ConductLaws::unstorable);
    static final Law S20 = new Law(SourceTexts.S20, ConductLaws::overdue);
    static final Law L1 = new Law(LifecycleTexts.L1, ConductLaws::stopThrows);

    /** For sources; that of sinks knows more kinds of trouble. */
    static final Law L2 =
            new Law(LifecycleTexts.L2, ConductLaws::stopHangs, ConductLaws::stopsInTrouble);

    private ConductLaws() {}

    private static Optional<Violation> unstorable(History history) {
        boolean stored = false;
        for (History.Entry entry : history.entries()) {
            stored |= entry.what() instanceof SourceHappening.OffsetStored;
            if (entry.what() instanceof SourceHappening.Polled polled) {
                for (Emission emission : polled.emissions()) {
                    if (emission.misfit().isPresent()) {
                        return broken(
                                entry,
                                emission.name()
                                        + " can't be committed: "
                                        + emission.misfit().get());
                    }
                }
            }
            if (entry.what() instanceof TaskHappening.Threw threw
                    && stored
                    && entry.incarnation() > 0
                    && isAboutTypes(threw.cause())) {
                return broken(
                        entry,
                        threw.method()
                                + " threw over an offset that came back from JSON: "
                                + threw.cause());
            }
        }
        return Optional.empty();
    }

    private static boolean isAboutTypes(Throwable cause) {
        return cause instanceof ClassCastException
                || cause instanceof DataException
                || cause instanceof NumberFormatException
                || (cause.getCause() != null && isAboutTypes(cause.getCause()));
    }

    private static Optional<Violation> overdue(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SourceHappening.PollOverdue overdue) {
                return broken(
                        entry,
                        "poll took "
                                + overdue.taken().toMillis()
                                + " ms while there was nothing to read; it may take "
                                + overdue.limit().toMillis()
                                + " ms");
            }
            if (entry.what() instanceof SourceHappening.PollSpun spun) {
                return broken(
                        entry,
                        spun.verb()
                                + ": without waiting a little in poll the task keeps a processor"
                                + " busy");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> stopThrows(History history) {
        boolean refused = false;
        for (History.Entry entry : history.entries()) {
            refused |= entry.what() instanceof WorldHappening.Interfered;
            if (entry.what() instanceof TaskHappening.Threw threw
                    && !refused
                    && threw.method().startsWith("stop")) {
                return broken(entry, threw.method() + " threw " + threw.cause());
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> stopHangs(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof TaskHappening.Hung hung && hung.method().equals("stop")) {
                return broken(
                        entry,
                        "stop had not returned after "
                                + hung.taken().toMillis()
                                + " ms, and was interrupted");
            }
        }
        return Optional.empty();
    }

    private static boolean stopsInTrouble(History history) {
        boolean trouble = false;
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof WorldHappening.WentAway) {
                trouble = true;
            } else if (entry.what() instanceof WorldHappening.CameBack
                    || entry.what() instanceof WorkerHappening.FaultsEnded) {
                trouble = false;
            } else if (trouble && entry.what() instanceof TaskHappening.Stopped) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Violation> broken(History.Entry entry, String statement) {
        return Optional.of(Violation.at(entry, statement));
    }
}
