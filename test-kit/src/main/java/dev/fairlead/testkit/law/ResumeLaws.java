package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.Spelling;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.world.Item;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a task goes on: laws about resuming, repeating and order. */
final class ResumeLaws {
    static final Law S3 = new Law(SourceTexts.S3, ResumeLaws::skip);
    static final Law S7 = new Law(SourceTexts.S7, ResumeLaws::repetition);
    static final Law S8 = new Law(SourceTexts.S8, ResumeLaws::standstill);
    static final Law S9 = new Law(SourceTexts.S9, ResumeLaws::inversion);
    static final Law S12 = new Law(SourceTexts.S12, ResumeLaws::otherPartition);

    private ResumeLaws() {}

    private static Optional<Violation> skip(History history) {
        Coverage coverage = new Coverage();
        Settled settled = new Settled();
        boolean[] seen = new boolean[Coverage.PLACES];
        boolean garbageIsNews = false;
        int incarnation = 0;
        for (History.Entry entry : history.entries()) {
            if (entry.incarnation() != incarnation) {
                incarnation = entry.incarnation();
                seen = new boolean[Coverage.PLACES];
                garbageIsNews = true;
            }
            coverage.follow(entry);
            settled.follow(entry);
            if (!(entry.what() instanceof SourceHappening.Polled polled)) {
                continue;
            }
            for (Emission emission : polled.emissions()) {
                if (emission.isGarbage() && garbageIsNews) {
                    return broken(
                            entry,
                            "after the restart the first record is '"
                                    + emission.seen()
                                    + "', which is no item");
                }
                garbageIsNews = false;
                if (emission.item().isPresent() && !seen[emission.item().get().place()]) {
                    Item item = emission.item().get();
                    seen[item.place()] = true;
                    int due =
                            settled.firstMissing(item.place(), coverage.foundAtStart(item.place()));
                    if (item.number() > due) {
                        return broken(entry, skipped(item, due, entry.incarnation()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String skipped(Item item, int due, int incarnation) {
        Item expected = Item.of(item.place(), due, Texture.PLAIN);
        String since =
                due == 0
                        ? "no offset was stored"
                        : "the stored offset covers no more than "
                                + Item.of(item.place(), due - 1, Texture.PLAIN);
        return (incarnation == 0 ? "" : "after the restart ")
                + "the task begins with "
                + item
                + " instead of "
                + expected
                + ", but "
                + since;
    }

    private static Optional<Violation> repetition(History history) {
        Coverage coverage = new Coverage();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SourceHappening.Polled polled) {
                for (Emission emission : polled.emissions()) {
                    if (emission.item().isPresent()
                            && coverage.isStored(emission.partition(), emission.item().get())) {
                        return broken(
                                entry,
                                emission.name()
                                        + " was emitted again although the stored offset of "
                                        + Spelling.plain(emission.partition())
                                        + " covers it");
                    }
                }
            }
            coverage.follow(entry);
        }
        return Optional.empty();
    }

    private static Optional<Violation> standstill(History history) {
        Map<Item, Integer> emittedIn = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SourceHappening.Polled polled) {
                for (Emission emission : polled.emissions()) {
                    if (emission.item().isEmpty()) {
                        continue;
                    }
                    Integer before = emittedIn.put(emission.item().get(), entry.incarnation());
                    if (before != null && before == entry.incarnation()) {
                        return broken(
                                entry,
                                emission.name()
                                        + " was emitted twice without a restart in between");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> inversion(History history) {
        BitSet[] emitted = new BitSet[Coverage.PLACES];
        Set<Item> unordered = new HashSet<>();
        int incarnation = -1;
        for (History.Entry entry : history.entries()) {
            noteUnordered(entry, unordered);
            if (entry.incarnation() != incarnation) {
                incarnation = entry.incarnation();
                for (int place = 0; place < emitted.length; place++) {
                    emitted[place] = new BitSet();
                }
            }
            if (!(entry.what() instanceof SourceHappening.Polled polled)) {
                continue;
            }
            for (Emission emission : polled.emissions()) {
                if (emission.item().isEmpty()) {
                    continue;
                }
                Item item = emission.item().get();
                BitSet before = emitted[item.place()];
                int later = before.length() - 1;
                if (later > item.number()
                        && !before.get(item.number())
                        && !unordered.contains(item)) {
                    return broken(
                            entry,
                            item
                                    + " was emitted after "
                                    + Item.of(item.place(), later, Texture.PLAIN));
                }
                before.set(item.number());
            }
        }
        return Optional.empty();
    }

    /** Nobody can know the order of items that tie, or of those that come late. */
    private static void noteUnordered(History.Entry entry, Set<Item> unordered) {
        if (entry.what() instanceof SourceHappening.Tied tied) {
            unordered.addAll(tied.items());
        } else if (entry.what() instanceof SourceHappening.CameLate late) {
            unordered.addAll(late.items());
        }
    }

    private static Optional<Violation> otherPartition(History history) {
        record Origin(String partition, int incarnation) {}
        Map<Item, Origin> origins = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            if (!(entry.what() instanceof SourceHappening.Polled polled)) {
                continue;
            }
            for (Emission emission : polled.emissions()) {
                if (emission.item().isEmpty()) {
                    continue;
                }
                Origin origin = new Origin(emission.partition(), entry.incarnation());
                Origin before = origins.put(emission.item().get(), origin);
                if (before != null
                        && before.incarnation() != origin.incarnation()
                        && !before.partition().equals(origin.partition())) {
                    return broken(
                            entry,
                            emission.name()
                                    + " came from source partition "
                                    + Spelling.plain(before.partition())
                                    + " before the restart and comes from "
                                    + Spelling.plain(origin.partition())
                                    + " now");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> broken(History.Entry entry, String statement) {
        return Optional.of(Violation.at(entry, statement));
    }
}
