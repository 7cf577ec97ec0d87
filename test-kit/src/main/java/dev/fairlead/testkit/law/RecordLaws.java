package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.history.Content;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is in records: laws about their form, and about what they look like later. */
final class RecordLaws {
    static final Law S13 = new Law(SourceTexts.S13, RecordLaws::altered, RecordLaws::hasRecords);
    static final Law S24 = new Law(SourceTexts.S24, RecordLaws::malformed, RecordLaws::hasRecords);
    static final Law S25 = new Law(SourceTexts.S25, RecordLaws::differs, RecordLaws::hasTwins);

    private RecordLaws() {}

    private static boolean hasRecords(History history) {
        return history.entries().stream().anyMatch(RecordLaws::isRecords);
    }

    private static boolean isRecords(History.Entry entry) {
        return entry.what() instanceof SourceHappening.Polled polled
                && !polled.emissions().isEmpty();
    }

    private static Optional<Violation> altered(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SourceHappening.Altered altered) {
                String statement =
                        altered.part()
                                + " of "
                                + altered.emission().name()
                                + " is no longer what poll returned; the task still writes to what"
                                + " it handed out";
                return Optional.of(Violation.at(entry, statement));
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> malformed(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SourceHappening.Polled polled) {
                for (Emission emission : polled.emissions()) {
                    Optional<String> misfit = emission.content().misfit();
                    if (misfit.isPresent()) {
                        return Optional.of(
                                Violation.at(
                                        entry,
                                        "the record of "
                                                + emission.name()
                                                + " is malformed: "
                                                + misfit.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private record Twin(Content content, int incarnation) {}

    private static Optional<Violation> differs(History history) {
        Map<Item, Twin> first = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SourceHappening.Polled polled) {
                for (Emission emission : polled.emissions()) {
                    Optional<String> difference =
                            emission.item()
                                    .map(item -> twinOf(first, item, emission, entry))
                                    .filter(twin -> twin.incarnation() != entry.incarnation())
                                    .flatMap(
                                            twin ->
                                                    twin.content()
                                                            .differenceTo(emission.content()));
                    if (difference.isPresent()) {
                        return Optional.of(
                                Violation.at(
                                        entry,
                                        emission.name()
                                                + " looks different when it is emitted again: "
                                                + difference.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Twin twinOf(
            Map<Item, Twin> first, Item item, Emission emission, History.Entry entry) {
        return first.computeIfAbsent(
                item, unseen -> new Twin(emission.content(), entry.incarnation()));
    }

    private static boolean hasTwins(History history) {
        Map<Item, Integer> seen = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SourceHappening.Polled polled) {
                for (Emission emission : polled.emissions()) {
                    if (emission.item().isPresent()) {
                        Integer before = seen.put(emission.item().get(), entry.incarnation());
                        if (before != null && before != entry.incarnation()) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }
}
