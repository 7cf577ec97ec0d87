package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.Spelling;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.world.Item;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What becomes of items: laws about loss and about acknowledging to the outside system. */
final class DeliveryLaws {
    static final Law S1 = new Law(SourceTexts.S1, DeliveryLaws::offsetPassesLog);
    static final Law S2 = new Law(SourceTexts.S2, DeliveryLaws::loss);
    static final Law S16 = new Law(SourceTexts.S16, DeliveryLaws::releasedTooEarly);

    private DeliveryLaws() {}

    private static Optional<Violation> offsetPassesLog(History history) {
        Coverage coverage = new Coverage();
        Settled settled = new Settled();
        for (History.Entry entry : history.entries()) {
            coverage.follow(entry);
            settled.follow(entry);
            if (entry.what() instanceof SourceHappening.OffsetStored stored) {
                Optional<String> passed = passed(stored, coverage, settled);
                if (passed.isPresent()) {
                    return passed.map(statement -> Violation.at(entry, statement));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> passed(
            SourceHappening.OffsetStored stored, Coverage coverage, Settled settled) {
        String offset =
                "offset "
                        + Spelling.plain(stored.offset())
                        + " of "
                        + Spelling.plain(stored.partition())
                        + " was stored ";
        if (!coverage.isKnown(stored)) {
            return Optional.of(offset + "although poll returned no record with it");
        }
        int[] covered = coverage.of(stored);
        for (int place = 0; place < covered.length; place++) {
            int missing = settled.firstMissing(place, 0);
            if (missing < covered[place]) {
                String name =
                        Item.of(place, missing, dev.fairlead.testkit.schedule.Texture.PLAIN).name();
                return Optional.of(offset + "while " + name + " was not in the topic");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> loss(History history) {
        Set<Item> missing = new LinkedHashSet<>();
        String hint = "";
        TakenAway taken = new TakenAway();
        for (History.Entry entry : history.entries()) {
            taken.follow(entry);
            if (entry.what() instanceof SourceHappening.Appended appended) {
                missing.addAll(taken.findable(appended.items()));
            } else if (entry.what() instanceof WorldHappening.Emptied emptied) {
                missing.removeIf(item -> item.place() == emptied.place());
            }
            Settled.itemOf(entry).ifPresent(missing::remove);
            hint = hintOf(entry).orElse(hint);
            if (entry.what() instanceof WorkerHappening.CameToRest
                    && !taken.isOpen(entry)
                    && !missing.isEmpty()) {
                Item first = missing.iterator().next();
                String others = missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " more";
                return Optional.of(
                        Violation.at(entry, first + others + " never reached the topic" + hint));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> hintOf(History.Entry entry) {
        if (entry.what() instanceof TaskHappening.Threw threw) {
            return Optional.of("; " + threw.method() + " threw " + threw.cause());
        }
        if (entry.what() instanceof TaskHappening.Failed failed) {
            return Optional.of("; " + failed.during() + " failed: " + failed.cause());
        }
        if (entry.what() instanceof SourceHappening.Polled polled) {
            for (Emission emission : polled.emissions()) {
                if (emission.isGarbage()) {
                    return Optional.of(
                            "; a record came that is no item: '" + emission.seen() + "'");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> releasedTooEarly(History history) {
        Set<Item> settled = new LinkedHashSet<>();
        Set<Emission> reported = new LinkedHashSet<>();
        for (History.Entry entry : history.entries()) {
            Settled.itemOf(entry).ifPresent(settled::add);
            if (entry.what() instanceof SourceHappening.Released released
                    && !settled.contains(released.item())) {
                return Optional.of(
                        Violation.at(
                                entry,
                                "the outside system was told to let go of "
                                        + released.item()
                                        + " while it was not in the topic"));
            }
            if (entry.what() instanceof SourceHappening.RecordReported record
                    && !reported.add(record.emission())) {
                return Optional.of(
                        Violation.at(
                                entry,
                                "commitRecord was called twice for " + record.emission().name()));
            }
        }
        return Optional.empty();
    }
}
