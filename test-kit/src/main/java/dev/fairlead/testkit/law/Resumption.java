package dev.fairlead.testkit.law;

import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.world.Item;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.connect.errors.RetriableException;

/** Follows how each incarnation goes on where the one before ended, and says what is wrong. */
final class Resumption {
    /**
     * What is wrong.
     *
     * @param place of the item that it shows with; -1 when it is about all
     */
    record Fault(int place, String statement) {}

    private final Coverage coverage = new Coverage();
    private final Settled settled = new Settled();
    private boolean[] seen = new boolean[Coverage.PLACES];
    private int incarnation;
    private boolean excused;
    private boolean excusedNext;

    /** The first fault in an incarnation that came about by {@code cause}. */
    static Optional<Violation> after(Predicate<Happening> cause, History history) {
        Resumption resumption = new Resumption();
        boolean concerned = false;
        boolean next = false;
        int incarnation = 0;
        for (History.Entry entry : history.entries()) {
            if (entry.incarnation() != incarnation) {
                incarnation = entry.incarnation();
                concerned = next;
                next = false;
            }
            next |= cause.test(entry.what());
            Optional<Fault> fault = resumption.follow(entry);
            if (fault.isPresent() && concerned) {
                return Optional.of(Violation.at(entry, fault.get().statement()));
            }
        }
        return Optional.empty();
    }

    /** Whether an incarnation that came about by {@code cause} emitted something or threw. */
    static boolean isTestedAfter(Predicate<Happening> cause, History history) {
        int since = -1;
        for (History.Entry entry : history.entries()) {
            if (cause.test(entry.what())) {
                since = entry.incarnation();
            }
            boolean came =
                    entry.what() instanceof TaskHappening.Threw
                            || (entry.what() instanceof SourceHappening.Polled polled
                                    && !polled.emissions().isEmpty());
            if (since >= 0 && entry.incarnation() == since + 1 && came) {
                return true;
            }
        }
        return false;
    }

    /** Takes in what happened; what it shows to be wrong with how this incarnation resumed. */
    Optional<Fault> follow(History.Entry entry) {
        if (entry.incarnation() != incarnation) {
            incarnation = entry.incarnation();
            seen = new boolean[Coverage.PLACES];
            excused = excusedNext;
            excusedNext = false;
        }
        excused |= isExcuse(entry.what());
        excusedNext |= isWithoutOffsets(entry.what());
        if (entry.what() instanceof TaskHappening.Threw threw) {
            return thrown(threw);
        }
        Optional<Fault> fault =
                entry.what() instanceof SourceHappening.Polled polled
                        ? polled(polled)
                        : Optional.empty();
        coverage.follow(entry);
        settled.follow(entry);
        return fault;
    }

    static boolean isExcuse(Happening what) {
        return what instanceof WorldHappening;
    }

    /** Stored offsets can't be read by the task that is started next; it may fail of that. */
    static boolean isWithoutOffsets(Happening what) {
        return what instanceof WorkerHappening.Asked asked && asked.verb().contains("unreadable");
    }

    static boolean isRetriable(Throwable cause) {
        return cause instanceof RetriableException
                || cause instanceof org.apache.kafka.common.errors.RetriableException;
    }

    private Optional<Fault> thrown(TaskHappening.Threw threw) {
        boolean counts =
                !excused
                        && !isRetriable(threw.cause())
                        && (threw.method().startsWith("start") || threw.method().equals("poll"));
        return counts
                ? Optional.of(new Fault(-1, threw.method() + " threw " + threw.cause()))
                : Optional.empty();
    }

    private Optional<Fault> polled(SourceHappening.Polled polled) {
        for (Emission emission : polled.emissions()) {
            Optional<Fault> fault = emission.item().flatMap(item -> emitted(item, emission));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> emitted(Item item, Emission emission) {
        boolean first = !seen[item.place()];
        seen[item.place()] = true;
        int covered = coverage.storedFor(item.place());
        if (coverage.isStored(emission.partition(), item) || (first && item.number() < covered)) {
            return Optional.of(
                    new Fault(
                            item.place(),
                            item + " was emitted again although a stored offset covers it"));
        }
        if (!first) {
            return Optional.empty();
        }
        int due = settled.firstMissing(item.place(), covered);
        if (item.number() <= due) {
            return Optional.empty();
        }
        String expected =
                Item.of(item.place(), due, dev.fairlead.testkit.schedule.Texture.PLAIN).name();
        return Optional.of(
                new Fault(
                        item.place(),
                        "the task begins with "
                                + item
                                + " instead of "
                                + expected
                                + ", which is not in the topic"));
    }

    /** Whether this incarnation goes on behind a record in the middle of a batch. */
    boolean beganInTheMiddle(int place) {
        return place >= 0 && coverage.beganInTheMiddle(place);
    }

    Coverage coverage() {
        return coverage;
    }

    Settled settled() {
        return settled;
    }
}
