package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.ConnectorTexts;
import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.LifecycleTexts;
import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.OperatorHappening;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.ZombieHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the next incarnation makes of what it finds: offsets, settings, tasks. */
final class RestartLaws {
    static final Law S4 =
            new Law(SourceTexts.S4, RestartLaws::middle, RestartLaws::beginsInTheMiddle);
    static final Law S14 =
            after(
                    SourceTexts.S14,
                    what ->
                            what instanceof OperatorHappening.OffsetsRemoved
                                    || what instanceof OperatorHappening.StaleOffsets);
    static final Law S15 =
            new Law(SourceTexts.S15, RestartLaws::quietlyWrong, RestartLaws::isCorrupted);
    static final Law S27 =
            after(SourceTexts.S27, what -> what instanceof OperatorHappening.SettingsChanged);
    static final Law C11 =
            after(ConnectorTexts.C11, what -> what instanceof OperatorHappening.TasksChanged);
    static final Law L9 = new Law(LifecycleTexts.L9, RestartLaws::startThrows, RestartLaws::isHard);

    private RestartLaws() {}

    private static Law after(LawText text, Predicate<Happening> cause) {
        return new Law(
                text,
                history -> Resumption.after(cause, history),
                history -> Resumption.isTestedAfter(cause, history));
    }

    private static Optional<Violation> middle(History history) {
        Resumption resumption = new Resumption();
        for (History.Entry entry : history.entries()) {
            Optional<Resumption.Fault> fault = resumption.follow(entry);
            if (fault.isPresent() && resumption.beganInTheMiddle(fault.get().place())) {
                return Optional.of(
                        Violation.at(
                                entry,
                                "after an offset from the middle of a batch "
                                        + fault.get().statement()));
            }
        }
        return Optional.empty();
    }

    private static boolean beginsInTheMiddle(History history) {
        Coverage coverage = new Coverage();
        for (History.Entry entry : history.entries()) {
            coverage.follow(entry);
            if (entry.what() instanceof SourceHappening.Polled polled) {
                for (Emission emission : polled.emissions()) {
                    if (emission.item()
                            .map(item -> coverage.beganInTheMiddle(item.place()))
                            .orElse(false)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isCorrupted(History history) {
        return history.entries().stream()
                .anyMatch(entry -> entry.what() instanceof OperatorHappening.OffsetsCorrupted);
    }

    private static Optional<Violation> quietlyWrong(History history) {
        Resumption resumption = new Resumption();
        for (History.Entry entry : history.entries()) {
            resumption.follow(entry);
            if (entry.what() instanceof OperatorHappening.OffsetsCorrupted corrupted
                    && !corrupted.loud()) {
                Optional<String> wrong = quietlyWrong(corrupted, resumption);
                if (wrong.isPresent()) {
                    return wrong.map(statement -> Violation.at(entry, statement));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> quietlyWrong(
            OperatorHappening.OffsetsCorrupted corrupted, Resumption resumption) {
        Set<Integer> seen = new HashSet<>();
        for (Emission emission : corrupted.emitted()) {
            Item item = emission.item().orElse(null);
            if (item == null || !seen.add(item.place())) {
                continue;
            }
            int covered = resumption.coverage().storedFor(item.place());
            int due = resumption.settled().firstMissing(item.place(), covered);
            // a time or an id in the future may rightly be taken at its word
            boolean skipped =
                    item.number() > due
                            && !corrupted
                                    .change()
                                    .equals(OperatorHappening.OffsetsCorrupted.BEYOND_THE_END);
            if (item.number() < covered || skipped) {
                return Optional.of(
                        "with offsets that make no sense ("
                                + corrupted.change()
                                + ") nothing failed, and the task silently "
                                + (item.number() < covered ? "read again from " : "skipped to ")
                                + item);
            }
        }
        return Optional.empty();
    }

    private static boolean isHardEnd(Happening what) {
        return what instanceof WorkerHappening.Crashed || what instanceof TaskHappening.Failed;
    }

    private static boolean isHard(History history) {
        return Resumption.isTestedAfter(RestartLaws::isHardEnd, history);
    }

    /** A start beside a zombie may have to wait for what that one holds. */
    private static Optional<Violation> startThrows(History history) {
        boolean hard = false;
        boolean began = false;
        boolean excused = false;
        boolean excusedNext = false;
        int incarnation = 0;
        for (History.Entry entry : history.entries()) {
            if (entry.incarnation() != incarnation) {
                incarnation = entry.incarnation();
                began = hard;
                hard = false;
                excused = excusedNext;
                excusedNext = false;
            }
            hard |= isHardEnd(entry.what());
            excused |= Resumption.isExcuse(entry.what());
            excusedNext |= Resumption.isWithoutOffsets(entry.what());
            if (entry.what() instanceof ZombieHappening) {
                return Optional.empty();
            }
            if (entry.what() instanceof TaskHappening.Threw threw
                    && began
                    && !excused
                    && threw.method().startsWith("start")) {
                return Optional.of(
                        Violation.at(
                                entry,
                                "after an end without stop, "
                                        + threw.method()
                                        + " threw "
                                        + threw.cause()));
            }
        }
        return Optional.empty();
    }
}
