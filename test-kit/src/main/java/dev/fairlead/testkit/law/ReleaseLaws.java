package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.history.ZombieHappening;
import dev.fairlead.testkit.world.Item;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Who may tell the outside system to let go of items, and what is lost when somebody else does. */
final class ReleaseLaws {
    static final Law S17 =
            new Law(
                    SourceTexts.S17,
                    ReleaseLaws::commitCounts,
                    history -> has(history, SourceHappening.CommitReported.class));
    static final Law S18 =
            new Law(SourceTexts.S18, ReleaseLaws::outOfOrder, ReleaseLaws::isOutOfOrder);
    static final Law S19 =
            new Law(
                    SourceTexts.S19,
                    ReleaseLaws::refusedAndLost,
                    history -> has(history, SourceHappening.Refused.class));
    static final Law S28 =
            new Law(
                    SourceTexts.S28,
                    ReleaseLaws::destroyed,
                    history -> has(history, ZombieHappening.WentOn.class));
    static final Law S29 =
            new Law(
                    SourceTexts.S29,
                    ReleaseLaws::cleanedUp,
                    history -> has(history, SourceHappening.Released.class));

    private ReleaseLaws() {}

    static boolean has(History history, Class<? extends Happening> kind) {
        return history.entries().stream().anyMatch(entry -> kind.isInstance(entry.what()));
    }

    private static Optional<Violation> broken(History.Entry entry, String statement) {
        return Optional.of(Violation.at(entry, statement));
    }

    private static Optional<Violation> commitCounts(History history) {
        Settled settled = new Settled();
        boolean excused = false;
        int committedIn = -1;
        for (History.Entry entry : history.entries()) {
            settled.follow(entry);
            excused |= entry.what() instanceof WorldHappening;
            if (entry.what() instanceof SourceHappening.CommitReported) {
                committedIn = entry.step();
            }
            if (entry.what() instanceof TaskHappening.Threw threw
                    && threw.method().equals("commit")
                    && !excused) {
                return broken(entry, "commit threw " + threw.cause());
            }
            if (entry.what() instanceof SourceHappening.Released released
                    && committedIn == entry.step()
                    && !settled.has(released.item())) {
                return broken(
                        entry,
                        "when commit was called the outside system was told to let go of "
                                + released.item()
                                + ", which was not in the topic");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> outOfOrder(History history) {
        Settled settled = new Settled();
        for (History.Entry entry : history.entries()) {
            settled.follow(entry);
            if (entry.what() instanceof SourceHappening.Released released
                    && !settled.has(released.item())
                    && settled.hasLaterThan(released.item())) {
                return broken(
                        entry,
                        "the outside system was told to let go of "
                                + released.item()
                                + " when a later record was acknowledged; it was not in the topic"
                                + " itself");
            }
        }
        return Optional.empty();
    }

    private static boolean isOutOfOrder(History history) {
        Set<Item> open = new LinkedHashSet<>();
        int incarnation = 0;
        for (History.Entry entry : history.entries()) {
            if (entry.incarnation() != incarnation) {
                incarnation = entry.incarnation();
                open.clear();
            }
            if (entry.what() instanceof SourceHappening.Sent sent) {
                sent.emission().item().ifPresent(open::add);
            }
            Optional<Item> item = Settled.itemOf(entry);
            if (item.isPresent()) {
                open.remove(item.get());
                for (Item other : open) {
                    if (other.place() == item.get().place()
                            && other.number() < item.get().number()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Optional<Violation> refusedAndLost(History history) {
        Missing missing = new Missing();
        Set<Item> refused = new LinkedHashSet<>();
        Set<Item> waiting = new LinkedHashSet<>();
        int incarnation = 0;
        for (History.Entry entry : history.entries()) {
            if (entry.incarnation() != incarnation) {
                incarnation = entry.incarnation();
                waiting.clear();
            }
            missing.follow(entry);
            if (entry.what() instanceof SourceHappening.Refused now) {
                now.emission().item().ifPresent(now.forNow() ? waiting::add : refused::add);
            } else if (entry.what() instanceof SourceHappening.Polled polled) {
                for (Emission emission : polled.emissions()) {
                    if (emission.item().map(waiting::contains).orElse(false)) {
                        return broken(
                                entry,
                                emission.name()
                                        + " was polled again although the log refused it for now"
                                        + " only, and it is offered again");
                    }
                }
            } else if (entry.what() instanceof WorkerHappening.CameToRest) {
                return missing.first(refused::contains)
                        .map(
                                item ->
                                        Violation.at(
                                                entry,
                                                "the log refused "
                                                        + item
                                                        + ", the task failed, and after the"
                                                        + " restart the item didn't come again"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> destroyed(History history) {
        Missing missing = new Missing();
        Set<Item> taken = new LinkedHashSet<>();
        Optional<String> thrown = Optional.empty();
        int wentOnIn = -1;
        boolean excused = false;
        for (History.Entry entry : history.entries()) {
            missing.follow(entry);
            excused |= entry.what() instanceof WorldHappening;
            if (entry.what() instanceof ZombieHappening.WentOn wentOn) {
                wentOnIn = entry.step();
                wentOn.polled().forEach(emission -> emission.item().ifPresent(taken::add));
            } else if (entry.what() instanceof SourceHappening.Released released
                    && wentOnIn == entry.step()
                    && missing.has(released.item())) {
                return broken(
                        entry,
                        "the old incarnation told the outside system to let go of "
                                + released.item()
                                + ", which was not in the topic");
            } else if (entry.what() instanceof TaskHappening.Threw threw
                    && wentOnIn >= 0
                    && !excused) {
                thrown = Optional.of(threw.method() + " threw " + threw.cause());
            } else if (entry.what() instanceof WorkerHappening.CameToRest) {
                Optional<String> taking =
                        missing.first(taken::contains)
                                .map(item -> item + " was polled by the old incarnation only");
                return (taking.isPresent() ? taking : afterThrowing(missing, thrown))
                        .map(statement -> Violation.at(entry, statement));
            }
        }
        return Optional.empty();
    }

    /** What the old one did may have made the new one fail. */
    private static Optional<String> afterThrowing(Missing missing, Optional<String> thrown) {
        return thrown.flatMap(
                how ->
                        missing.first(item -> true)
                                .map(
                                        item ->
                                                "after the old incarnation went on, "
                                                        + how
                                                        + ", and "
                                                        + item
                                                        + " never reached the topic"));
    }

    private static Optional<Violation> cleanedUp(History history) {
        Missing missing = new Missing();
        Coverage coverage = new Coverage();
        Set<Item> released = new LinkedHashSet<>();
        boolean excused = false;
        for (History.Entry entry : history.entries()) {
            missing.follow(entry);
            coverage.follow(entry);
            excused |=
                    entry.what() instanceof WorldHappening
                            || Resumption.isWithoutOffsets(entry.what());
            if (entry.what() instanceof SourceHappening.Released now) {
                released.add(now.item());
            } else if (entry.what() instanceof TaskHappening.Threw threw
                    && entry.incarnation() > 0
                    && !excused
                    && (threw.method().equals("start") || threw.method().equals("poll"))) {
                Optional<Item> uncovered =
                        released.stream()
                                .filter(
                                        item ->
                                                item.number()
                                                        >= coverage.foundAtStart(item.place()))
                                .findFirst();
                if (uncovered.isPresent()) {
                    return broken(
                            entry,
                            uncovered.get()
                                    + " was cleaned up before its offset was stored; after the"
                                    + " restart "
                                    + threw.method()
                                    + " threw "
                                    + threw.cause());
                }
            } else if (entry.what() instanceof WorkerHappening.CameToRest) {
                return missing.first(released::contains)
                        .map(
                                item ->
                                        Violation.at(
                                                entry,
                                                item
                                                        + " was cleaned up and never reached the"
                                                        + " topic"));
            }
        }
        return Optional.empty();
    }
}
