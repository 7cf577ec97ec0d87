package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.LifecycleTexts;
import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.world.Item;
import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Predicate;

/** A task goes on after something came in between, without a restart. */
final class ContinuityLaws {
    private static final int POLLS_IN_VAIN = 50;

    static final Law S22 = after(SourceTexts.S22, ContinuityLaws::isRetriableFailure);
    static final Law S23 =
            new Law(SourceTexts.S23, ContinuityLaws::swallows, ContinuityLaws::isAway);
    static final Law L4 = after(LifecycleTexts.L4, ContinuityLaws::isResume);
    static final Law L11 =
            new Law(
                    LifecycleTexts.L11,
                    history ->
                            breach(history, ContinuityLaws::isJump)
                                    .or(() -> stuckSinceSetBack(history)),
                    history -> isTested(history, ContinuityLaws::isJump));

    private ContinuityLaws() {}

    private static Law after(LawText text, Predicate<Happening> trouble) {
        return new Law(
                text, history -> breach(history, trouble), history -> isTested(history, trouble));
    }

    private static boolean isRetriableFailure(Happening what) {
        return what instanceof TaskHappening.Threw threw
                && threw.method().equals("poll")
                && Resumption.isRetriable(threw.cause());
    }

    private static boolean isResume(Happening what) {
        return what instanceof WorkerHappening.Asked asked && asked.verb().equals("resume");
    }

    private static boolean isJump(Happening what) {
        return what instanceof WorkerHappening.ClockSetBack
                || (what instanceof WorkerHappening.TimePassed passed
                        && passed.duration().compareTo(Duration.ofHours(1)) >= 0);
    }

    private static boolean isTested(History history, Predicate<Happening> trouble) {
        int in = -1;
        for (History.Entry entry : history.entries()) {
            if (trouble.test(entry.what())) {
                in = entry.incarnation();
            } else if (in == entry.incarnation()
                    && entry.what() instanceof SourceHappening.Polled polled
                    && !polled.emissions().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** What this incarnation has emitted, and what it must emit next. */
    private static final class Progress {
        private final Settled settled = new Settled();
        private final BitSet[] emitted = new BitSet[Coverage.PLACES];

        private Progress() {
            begin();
        }

        private void begin() {
            for (int place = 0; place < emitted.length; place++) {
                emitted[place] = new BitSet();
            }
        }

        private Optional<String> wrongWith(Item item) {
            BitSet before = emitted[item.place()];
            if (before.get(item.number())) {
                return Optional.of(item + " was emitted again");
            }
            for (int number = before.nextSetBit(0); number >= 0 && number < item.number(); ) {
                int missing = before.nextClearBit(number);
                int due = settled.firstMissing(item.place(), missing);
                if (due == missing && due < item.number()) {
                    Item skipped =
                            Item.of(item.place(), due, dev.fairlead.testkit.schedule.Texture.PLAIN);
                    return Optional.of(item + " was emitted although " + skipped + " was due");
                }
                number = before.nextSetBit(missing);
            }
            return Optional.empty();
        }
    }

    private static Optional<Violation> breach(History history, Predicate<Happening> trouble) {
        Progress progress = new Progress();
        int incarnation = 0;
        boolean troubled = false;
        boolean excused = false;
        boolean excusedNext = false;
        for (History.Entry entry : history.entries()) {
            if (entry.incarnation() != incarnation) {
                incarnation = entry.incarnation();
                troubled = false;
                excused = excusedNext;
                excusedNext = false;
                progress.begin();
            }
            progress.settled.follow(entry);
            excused |= entry.what() instanceof WorldHappening;
            excusedNext |= Resumption.isWithoutOffsets(entry.what());
            if (trouble.test(entry.what())) {
                troubled = true;
            } else if (entry.what() instanceof TaskHappening.Threw threw
                    && troubled
                    && !excused
                    && threw.method().equals("poll")
                    && !Resumption.isRetriable(threw.cause())) {
                return Optional.of(Violation.at(entry, "poll then threw " + threw.cause()));
            } else if (entry.what() instanceof SourceHappening.Polled polled) {
                for (Emission emission : polled.emissions()) {
                    Optional<String> wrong =
                            troubled
                                    ? emission.item().flatMap(progress::wrongWith)
                                    : Optional.empty();
                    if (wrong.isPresent()) {
                        return wrong.map(statement -> Violation.at(entry, statement));
                    }
                    emission.item()
                            .ifPresent(item -> progress.emitted[item.place()].set(item.number()));
                }
            }
        }
        return Optional.empty();
    }

    /** The last task has seen the clock go back, never complained, and something is missing. */
    private static Optional<Violation> stuckSinceSetBack(History history) {
        Missing missing = new Missing();
        int setBackIn = -1;
        for (History.Entry entry : history.entries()) {
            missing.follow(entry);
            if (entry.what() instanceof WorkerHappening.ClockSetBack) {
                setBackIn = entry.incarnation();
            } else if (entry.what() instanceof TaskHappening.Threw) {
                setBackIn = -1;
            } else if (entry.what() instanceof WorkerHappening.CameToRest
                    && setBackIn == entry.incarnation()) {
                return missing.first(item -> true)
                        .map(
                                item ->
                                        Violation.at(
                                                entry,
                                                item
                                                        + " never came after the clock was set"
                                                        + " back; what waits for a time of day"
                                                        + " waits until then"));
            }
        }
        return Optional.empty();
    }

    private static boolean isAway(History history) {
        return pollsInVain(history).isPresent()
                || history.entries().stream()
                        .anyMatch(
                                entry ->
                                        entry.what() instanceof TaskHappening.Threw
                                                && isAwayAt(history, entry.index()));
    }

    private static boolean isAwayAt(History history, int index) {
        boolean away = false;
        for (History.Entry entry : history.entries().subList(0, index)) {
            away |= entry.what() instanceof WorldHappening.WentAway;
            away &= !(entry.what() instanceof WorldHappening.CameBack);
            away &= !(entry.what() instanceof WorkerHappening.FaultsEnded);
        }
        return away;
    }

    private static Optional<Violation> swallows(History history) {
        return pollsInVain(history)
                .map(
                        entry ->
                                Violation.at(
                                        entry,
                                        "the outside system fails every call, and after "
                                                + POLLS_IN_VAIN
                                                + " polls nothing was thrown: nobody learns of"
                                                + " it"));
    }

    /** The poll that is one too many. */
    private static Optional<History.Entry> pollsInVain(History history) {
        boolean away = false;
        boolean failed = false;
        int polls = 0;
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof WorldHappening.WentAway) {
                away = true;
                polls = 0;
            } else if (entry.what() instanceof WorldHappening.CameBack
                    || entry.what() instanceof WorkerHappening.FaultsEnded) {
                away = false;
            } else if (entry.what() instanceof WorldHappening.Interfered) {
                failed = true;
            } else if (entry.what() instanceof TaskHappening.Threw) {
                polls = 0;
            } else if (entry.what() instanceof SourceHappening.Polled polled && away) {
                polls = failed && polled.emissions().isEmpty() ? polls + 1 : 0;
                failed = false;
                if (polls >= POLLS_IN_VAIN) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }
}
